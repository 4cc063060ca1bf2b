-- A database of schema 0002 as a kiosk left it when its power was cut: that of 0001.sql, a day later.
PRAGMA application_id=1280262987;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE assignment (
	id VARCHAR NOT NULL, 
	compartment_id INTEGER NOT NULL, 
	person_id VARCHAR NOT NULL, 
	model VARCHAR NOT NULL, 
	started_at VARCHAR NOT NULL, 
	ends_at VARCHAR, 
	ended_at VARCHAR, 
	end_reason VARCHAR, policy_id VARCHAR CONSTRAINT fk_assignment_policy_id REFERENCES policy (id), phase VARCHAR DEFAULT 'assigned' NOT NULL, warnings INTEGER DEFAULT '0' NOT NULL, extensions INTEGER DEFAULT '0' NOT NULL, used_at VARCHAR, reservation_id VARCHAR CONSTRAINT fk_assignment_reservation_id REFERENCES reservation (id), 
	CONSTRAINT pk_assignment PRIMARY KEY (id), 
	CONSTRAINT fk_assignment_compartment_id FOREIGN KEY(compartment_id) REFERENCES compartment (id), 
	CONSTRAINT fk_assignment_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "assignment" VALUES('id-0001',1,'ada','day-use','2026-11-24T11:00:00.000000Z','2026-11-24T23:00:00.000000Z',NULL,NULL,NULL,'overdue',1,0,'2026-11-24T11:00:00.000000Z',NULL);
INSERT INTO "assignment" VALUES('id-0004',2,'bob','day-use','2026-11-24T11:00:10.000000Z','2026-11-24T23:00:00.000000Z','2026-11-24T11:00:10.000000Z','given back',NULL,'assigned',0,0,NULL,NULL);
INSERT INTO "assignment" VALUES('id-0007',3,'bob','day-use','2026-11-24T11:00:20.000000Z','2026-11-24T23:00:00.000000Z','2026-11-25T11:00:00.000000Z','expired',NULL,'assigned',0,0,NULL,NULL);
INSERT INTO "assignment" VALUES('id-0009',4,'bob','reservation','2026-11-25T11:00:00.000000Z','2026-11-25T15:00:00.000000Z',NULL,NULL,'f0f77dad73f9029d','warned',1,1,'2026-11-25T11:00:00.000000Z','id-0010');
CREATE TABLE audit_event (
	seq INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	boot VARCHAR NOT NULL, 
	monotonic_ns INTEGER NOT NULL, 
	type VARCHAR NOT NULL, 
	person_id VARCHAR, 
	compartment_id INTEGER, 
	assignment_id VARCHAR, 
	opening_id VARCHAR, 
	detail VARCHAR NOT NULL, 
	CONSTRAINT pk_audit_event PRIMARY KEY (seq)
);
INSERT INTO "audit_event" VALUES(1,'00000000-0000-0000-0000-000000000003','2026-11-24T11:00:00.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'kiosk.started',NULL,NULL,NULL,NULL,'{}');
INSERT INTO "audit_event" VALUES(2,'00000000-0000-0000-0000-000000000004','2026-11-24T11:00:00.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'device.up',NULL,NULL,NULL,NULL,'{"name":"left","kind":"locks","error":null}');
INSERT INTO "audit_event" VALUES(3,'00000000-0000-0000-0000-000000000005','2026-11-24T11:00:00.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'device.up',NULL,NULL,NULL,NULL,'{"name":"right","kind":"locks","error":null}');
INSERT INTO "audit_event" VALUES(4,'00000000-0000-0000-0000-000000000006','2026-11-24T11:00:00.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'people.changed',NULL,NULL,NULL,NULL,'{"saved":1,"refused":0}');
INSERT INTO "audit_event" VALUES(5,'00000000-0000-0000-0000-000000000007','2026-11-24T11:00:00.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'people.changed',NULL,NULL,NULL,NULL,'{"saved":1,"refused":0}');
INSERT INTO "audit_event" VALUES(6,'00000000-0000-0000-0000-000000000008','2026-11-24T11:00:00.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'people.changed',NULL,NULL,NULL,NULL,'{"saved":1,"refused":0}');
INSERT INTO "audit_event" VALUES(7,'00000000-0000-0000-0000-000000000009','2026-11-24T11:00:00.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'assignment.assigned','ada',1,'id-0001',NULL,'{"model":"day-use","why":"size M, the smallest that fits of 4; leaves reachable doors to those who need them; opened 0 times, the least of its like"}');
INSERT INTO "audit_event" VALUES(8,'00000000-0000-0000-0000-00000000000a','2026-11-24T11:00:00.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'open.intent','ada',1,'id-0001','id-0002','{"attempt":1,"purpose":"fresh"}');
INSERT INTO "audit_event" VALUES(9,'00000000-0000-0000-0000-00000000000b','2026-11-24T11:00:00.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'open.outcome','ada',1,'id-0001','id-0002','{"outcome":"opened","why":null}');
INSERT INTO "audit_event" VALUES(10,'00000000-0000-0000-0000-00000000000c','2026-11-24T11:00:00.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'door.closed','ada',1,'id-0001','id-0002','{}');
INSERT INTO "audit_event" VALUES(11,'00000000-0000-0000-0000-00000000000d','2026-11-24T11:00:00.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'open.intent','ada',1,'id-0001','id-0003','{"attempt":1,"purpose":"return"}');
INSERT INTO "audit_event" VALUES(12,'00000000-0000-0000-0000-00000000000e','2026-11-24T11:00:00.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'open.outcome','ada',1,'id-0001','id-0003','{"outcome":"opened","why":null}');
INSERT INTO "audit_event" VALUES(13,'00000000-0000-0000-0000-00000000000f','2026-11-24T11:00:00.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'door.closed','ada',1,'id-0001','id-0003','{}');
INSERT INTO "audit_event" VALUES(14,'00000000-0000-0000-0000-000000000010','2026-11-24T11:00:10.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'assignment.assigned','bob',2,'id-0004',NULL,'{"model":"day-use","why":"size M, the smallest that fits of 3; leaves reachable doors to those who need them; opened 0 times, the least of its like"}');
INSERT INTO "audit_event" VALUES(15,'00000000-0000-0000-0000-000000000011','2026-11-24T11:00:10.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'open.intent','bob',2,'id-0004','id-0005','{"attempt":1,"purpose":"fresh"}');
INSERT INTO "audit_event" VALUES(16,'00000000-0000-0000-0000-000000000012','2026-11-24T11:00:10.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'open.outcome','bob',2,'id-0004','id-0005','{"outcome":"opened","why":null}');
INSERT INTO "audit_event" VALUES(17,'00000000-0000-0000-0000-000000000013','2026-11-24T11:00:10.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'door.closed','bob',2,'id-0004','id-0005','{}');
INSERT INTO "audit_event" VALUES(18,'00000000-0000-0000-0000-000000000014','2026-11-24T11:00:10.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'open.intent','bob',2,'id-0004','id-0006','{"attempt":1,"purpose":"return"}');
INSERT INTO "audit_event" VALUES(19,'00000000-0000-0000-0000-000000000015','2026-11-24T11:00:10.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'open.outcome','bob',2,'id-0004','id-0006','{"outcome":"opened","why":null}');
INSERT INTO "audit_event" VALUES(20,'00000000-0000-0000-0000-000000000016','2026-11-24T11:00:10.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'door.closed','bob',2,'id-0004','id-0006','{}');
INSERT INTO "audit_event" VALUES(21,'00000000-0000-0000-0000-000000000017','2026-11-24T11:00:10.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'assignment.ended','bob',2,'id-0004',NULL,'{"reason":"given back"}');
INSERT INTO "audit_event" VALUES(22,'00000000-0000-0000-0000-000000000018','2026-11-24T11:00:20.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'credential.refused','cyd',NULL,NULL,NULL,'{"kind":"badge","why":"suspended"}');
INSERT INTO "audit_event" VALUES(23,'00000000-0000-0000-0000-000000000019','2026-11-24T11:00:20.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'credential.refused',NULL,NULL,NULL,NULL,'{"kind":"pin","why":"unknown"}');
INSERT INTO "audit_event" VALUES(24,'00000000-0000-0000-0000-00000000001a','2026-11-24T11:00:20.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'assignment.assigned','bob',3,'id-0007',NULL,'{"model":"day-use","why":"size M, the smallest that fits of 3; leaves reachable doors to those who need them; opened 0 times, the least of its like"}');
INSERT INTO "audit_event" VALUES(25,'00000000-0000-0000-0000-00000000001b','2026-11-24T11:00:20.000000Z','00000000-0000-0000-0000-000000000002',1000000000,'open.intent','bob',3,'id-0007','id-0008','{"attempt":1,"purpose":"fresh"}');
INSERT INTO "audit_event" VALUES(26,'00000000-0000-0000-0000-000000000021','2026-11-25T11:00:00.000000Z','00000000-0000-0000-0000-000000000020',2000000000,'assignment.ended','bob',3,'id-0007',NULL,'{"reason":"expired"}');
INSERT INTO "audit_event" VALUES(27,'00000000-0000-0000-0000-000000000022','2026-11-25T11:00:00.000000Z','00000000-0000-0000-0000-000000000020',2000000000,'assignment.assigned','bob',4,'id-0009',NULL,'{"model":"reservation","why":"reserved"}');
CREATE TABLE capacity (
	bank VARCHAR NOT NULL, 
	tenant VARCHAR NOT NULL, 
	size VARCHAR NOT NULL, 
	doors INTEGER NOT NULL, 
	bookable INTEGER NOT NULL, 
	CONSTRAINT pk_capacity PRIMARY KEY (bank, tenant, size)
);
INSERT INTO "capacity" VALUES('A','acme','M',6,4);
CREATE TABLE code_failure (
	id INTEGER NOT NULL, 
	at VARCHAR NOT NULL, 
	CONSTRAINT pk_code_failure PRIMARY KEY (id)
);
INSERT INTO "code_failure" VALUES(1,'2026-11-24T11:00:20.000000Z');
CREATE TABLE compartment (
	id INTEGER NOT NULL, 
	bank VARCHAR NOT NULL, 
	door VARCHAR NOT NULL, 
	in_site BOOLEAN NOT NULL, 
	openings INTEGER DEFAULT '0' NOT NULL, left_by VARCHAR CONSTRAINT fk_compartment_left_by REFERENCES person (id), 
	CONSTRAINT pk_compartment PRIMARY KEY (id), 
	CONSTRAINT uq_compartment_bank_door UNIQUE (bank, door)
);
INSERT INTO "compartment" VALUES(1,'A','01',1,2,NULL);
INSERT INTO "compartment" VALUES(2,'A','02',1,2,NULL);
INSERT INTO "compartment" VALUES(3,'A','03',1,0,'bob');
INSERT INTO "compartment" VALUES(4,'A','04',1,0,NULL);
INSERT INTO "compartment" VALUES(5,'A','05',1,0,NULL);
INSERT INTO "compartment" VALUES(6,'A','06',1,0,NULL);
CREATE TABLE condition (
	id INTEGER NOT NULL, 
	compartment_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	since VARCHAR NOT NULL, 
	ended_at VARCHAR, note VARCHAR, 
	CONSTRAINT pk_condition PRIMARY KEY (id), 
	CONSTRAINT fk_condition_compartment_id FOREIGN KEY(compartment_id) REFERENCES compartment (id)
);
INSERT INTO "condition" VALUES(1,4,'stuck','2026-11-24T11:00:30.000000Z','2026-11-25T11:00:00.000000Z',NULL);
INSERT INTO "condition" VALUES(2,2,'hold','2026-11-25T11:00:00.000000Z',NULL,'the lock is to be changed');
CREATE TABLE credential (
	id INTEGER NOT NULL, 
	person_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	lookup BLOB NOT NULL, 
	added_at VARCHAR NOT NULL, 
	revoked_at VARCHAR, 
	CONSTRAINT pk_credential PRIMARY KEY (id), 
	CONSTRAINT fk_credential_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "credential" VALUES(1,'ada','badge',X'7B0C4EE17BFC3607A81F529CD782104CE62C6B7229E2FFA594AC9E6A35E9CA6E','2026-11-24T11:00:00.000000Z',NULL);
INSERT INTO "credential" VALUES(2,'ada','qr',X'93A1B404297560DBDEF53FDBE458A5FA155DAAF3B21B3FBE480E5BD456BFF086','2026-11-24T11:00:00.000000Z',NULL);
INSERT INTO "credential" VALUES(3,'ada','pin',X'A73680CE9C5A916DC90D5DF55CC4F5D83082EC8F53FA8465E5DDCF254F46F9DB','2026-11-24T11:00:00.000000Z',NULL);
INSERT INTO "credential" VALUES(4,'bob','badge',X'69EC8A95F2430A49D013D71277DE6447272126EFF68282AE32E1F11A41B52A0E','2026-11-24T11:00:00.000000Z',NULL);
INSERT INTO "credential" VALUES(5,'bob','qr',X'67C81DAC7E50AA316C04A70D7D45ACD1E3AF2C3D17C6EE831B6B33FC65A4C53B','2026-11-24T11:00:00.000000Z',NULL);
INSERT INTO "credential" VALUES(6,'cyd','badge',X'3BBB51EC8472F891294311D0B619F23A7C20B78A79DD735EC60058A19CE0CC40','2026-11-24T11:00:00.000000Z',NULL);
INSERT INTO "credential" VALUES(7,'cyd','qr',X'62F9A0E1339AA6F7CDE8E83F0A87D415D3E2965A45026BC331B3CBE17DAECF00','2026-11-24T11:00:00.000000Z',NULL);
CREATE TABLE favourite (
	person_id VARCHAR NOT NULL, 
	compartment_id INTEGER NOT NULL, 
	CONSTRAINT pk_favourite PRIMARY KEY (person_id), 
	CONSTRAINT fk_favourite_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_favourite_compartment_id FOREIGN KEY(compartment_id) REFERENCES compartment (id)
);
INSERT INTO "favourite" VALUES('ada',1);
CREATE TABLE notice (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	person_id VARCHAR NOT NULL, 
	detail VARCHAR NOT NULL, 
	created_at VARCHAR NOT NULL, 
	attempts INTEGER DEFAULT '0' NOT NULL, 
	next_try_at VARCHAR, 
	sent_at VARCHAR, 
	gave_up_at VARCHAR, 
	error VARCHAR, 
	CONSTRAINT pk_notice PRIMARY KEY (id), 
	CONSTRAINT fk_notice_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "notice" VALUES(1,'ending','ada','{"door":"01","at":"2026-11-25T12:00:00+00:00"}','2026-11-25T11:00:00.000000Z',1,'2026-11-25T11:06:00.000000Z','2026-11-25T11:00:00.000000Z',NULL,NULL);
INSERT INTO "notice" VALUES(2,'expired','bob','{"door":"03"}','2026-11-25T11:00:00.000000Z',1,NULL,NULL,'2026-11-25T11:00:00.000000Z','no address');
INSERT INTO "notice" VALUES(3,'your turn','cyd','{"door":"06"}','2026-11-25T11:00:00.000000Z',1,'2026-11-25T11:06:00.000000Z',NULL,NULL,NULL);
CREATE TABLE opening (
	id VARCHAR NOT NULL, 
	compartment_id INTEGER NOT NULL, 
	assignment_id VARCHAR, 
	person_id VARCHAR, 
	purpose VARCHAR NOT NULL, 
	attempt INTEGER NOT NULL, 
	intended_at VARCHAR NOT NULL, 
	sensor VARCHAR NOT NULL, 
	outcome VARCHAR, 
	settled_at VARCHAR, 
	CONSTRAINT pk_opening PRIMARY KEY (id), 
	CONSTRAINT fk_opening_compartment_id FOREIGN KEY(compartment_id) REFERENCES compartment (id), 
	CONSTRAINT fk_opening_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignment (id), 
	CONSTRAINT fk_opening_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "opening" VALUES('id-0002',1,'id-0001','ada','fresh',1,'2026-11-24T11:00:00.000000Z','closed','opened','2026-11-24T11:00:00.000000Z');
INSERT INTO "opening" VALUES('id-0003',1,'id-0001','ada','return',1,'2026-11-24T11:00:00.000000Z','closed','opened','2026-11-24T11:00:00.000000Z');
INSERT INTO "opening" VALUES('id-0005',2,'id-0004','bob','fresh',1,'2026-11-24T11:00:10.000000Z','closed','opened','2026-11-24T11:00:10.000000Z');
INSERT INTO "opening" VALUES('id-0006',2,'id-0004','bob','return',1,'2026-11-24T11:00:10.000000Z','closed','opened','2026-11-24T11:00:10.000000Z');
INSERT INTO "opening" VALUES('id-0008',3,'id-0007','bob','fresh',1,'2026-11-24T11:00:20.000000Z','closed','unknown','2026-11-25T11:00:00.000000Z');
INSERT INTO "opening" VALUES('id-0015',4,'id-0009','bob','fresh',1,'2026-11-25T11:00:00.000000Z','unknown',NULL,NULL);
CREATE TABLE outbox (
	seq INTEGER NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY (seq), 
	CONSTRAINT fk_outbox_seq FOREIGN KEY(seq) REFERENCES audit_event (seq)
);
INSERT INTO "outbox" VALUES(1);
INSERT INTO "outbox" VALUES(2);
INSERT INTO "outbox" VALUES(3);
INSERT INTO "outbox" VALUES(4);
INSERT INTO "outbox" VALUES(5);
INSERT INTO "outbox" VALUES(6);
INSERT INTO "outbox" VALUES(7);
INSERT INTO "outbox" VALUES(8);
INSERT INTO "outbox" VALUES(9);
INSERT INTO "outbox" VALUES(10);
INSERT INTO "outbox" VALUES(11);
INSERT INTO "outbox" VALUES(12);
INSERT INTO "outbox" VALUES(13);
INSERT INTO "outbox" VALUES(14);
INSERT INTO "outbox" VALUES(15);
INSERT INTO "outbox" VALUES(16);
INSERT INTO "outbox" VALUES(17);
INSERT INTO "outbox" VALUES(18);
INSERT INTO "outbox" VALUES(19);
INSERT INTO "outbox" VALUES(20);
INSERT INTO "outbox" VALUES(21);
INSERT INTO "outbox" VALUES(22);
INSERT INTO "outbox" VALUES(23);
INSERT INTO "outbox" VALUES(24);
INSERT INTO "outbox" VALUES(25);
INSERT INTO "outbox" VALUES(26);
INSERT INTO "outbox" VALUES(27);
CREATE TABLE person (
	id VARCHAR NOT NULL, 
	external_id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	email VARCHAR, 
	tenant VARCHAR, 
	department VARCHAR, 
	valid_from VARCHAR, 
	valid_until VARCHAR, 
	needs_reachable BOOLEAN NOT NULL, 
	suspended BOOLEAN NOT NULL, groups VARCHAR, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT uq_person_external_id UNIQUE (external_id)
);
INSERT INTO "person" VALUES('ada','ada','Ada','staff','ada@example.org','acme','it',NULL,NULL,0,0,'["first aiders"]');
INSERT INTO "person" VALUES('bob','bob','Bob','visitor',NULL,NULL,NULL,NULL,NULL,0,0,NULL);
INSERT INTO "person" VALUES('cyd','cyd','Cyd','staff',NULL,NULL,NULL,NULL,NULL,0,1,NULL);
CREATE TABLE policy (
	id VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	since VARCHAR NOT NULL, 
	CONSTRAINT pk_policy PRIMARY KEY (id)
);
INSERT INTO "policy" VALUES('f0f77dad73f9029d','{"at_expiry":"overdue","claim_within":900.0,"early":1800.0,"extend_by":null,"extensions":2,"flag_after":86400.0,"grace":0.0,"hours":null,"idle":null,"longest_stay":null,"model":"day-use","most_doors":1,"no_show_after":1800.0,"prefer_zone":null,"release":"00:00:00","release_at_closing":false,"second_factor":false,"second_tap":"open-then-ask","share_for":43200.0,"shifts":[],"sizes":["L","M","S","XL"],"timezone":"Europe/Berlin","walk_up_share":0.2,"warn_before":[3600.0],"zones":null}','2026-11-25T11:00:00.000000Z');
CREATE TABLE policy_scope (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	settings VARCHAR NOT NULL, 
	CONSTRAINT pk_policy_scope PRIMARY KEY (id)
);
INSERT INTO "policy_scope" VALUES(1,'site','','{"extensions":2,"model":"day-use","warn_before":[3600.0]}');
INSERT INTO "policy_scope" VALUES(2,'group','first aiders','{"most_doors":2}');
CREATE TABLE reservation (
	id VARCHAR NOT NULL, 
	person_id VARCHAR NOT NULL, 
	tenant VARCHAR NOT NULL, 
	bank VARCHAR NOT NULL, 
	asked VARCHAR NOT NULL, 
	size VARCHAR NOT NULL, 
	starts_at VARCHAR NOT NULL, 
	ends_at VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	compartment_id INTEGER, 
	desk VARCHAR, 
	zone VARCHAR, 
	series VARCHAR, 
	CONSTRAINT pk_reservation PRIMARY KEY (id), 
	CONSTRAINT fk_reservation_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_reservation_compartment_id FOREIGN KEY(compartment_id) REFERENCES compartment (id), 
	CONSTRAINT ck_reservation_window CHECK (starts_at < ends_at)
);
INSERT INTO "reservation" VALUES('id-0010','bob','acme','A','S','M','2026-11-25T11:00:00.000000Z','2026-11-25T15:00:00.000000Z','arrived',NULL,'3.14','north',NULL);
INSERT INTO "reservation" VALUES('id-0011','ada','acme','A','M','M','2026-11-26T11:00:00.000000Z','2026-11-26T19:00:00.000000Z','booked',NULL,NULL,NULL,'id-0011');
INSERT INTO "reservation" VALUES('id-0012','ada','acme','A','M','M','2026-11-27T11:00:00.000000Z','2026-11-27T19:00:00.000000Z','booked',NULL,NULL,NULL,'id-0011');
INSERT INTO "reservation" VALUES('id-0013','cyd','acme','A','S','M','2026-11-26T11:00:00.000000Z','2026-11-26T17:00:00.000000Z','booked',5,NULL,NULL,NULL);
INSERT INTO "reservation" VALUES('id-0014','cyd','acme','A','S','M','2026-11-25T11:00:00.000000Z','2026-11-25T12:00:00.000000Z','no-show',NULL,NULL,NULL,NULL);
CREATE TABLE setting (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
);
INSERT INTO "setting" VALUES('timezone','Europe/Berlin');
INSERT INTO "setting" VALUES('pin_length','6');
INSERT INTO "setting" VALUES('tenant','acme');
INSERT INTO "setting" VALUES('building','north');
CREATE TABLE share (
	id VARCHAR NOT NULL, 
	assignment_id VARCHAR NOT NULL, 
	person_id VARCHAR NOT NULL, 
	since VARCHAR NOT NULL, 
	until VARCHAR NOT NULL, 
	ended_at VARCHAR, 
	CONSTRAINT pk_share PRIMARY KEY (id), 
	CONSTRAINT fk_share_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignment (id), 
	CONSTRAINT fk_share_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "share" VALUES('id-0016','id-0009','ada','2026-11-25T11:00:00.000000Z','2026-11-25T13:00:00.000000Z',NULL);
INSERT INTO "share" VALUES('id-0017','id-0009','cyd','2026-11-25T11:00:00.000000Z','2026-11-25T13:00:00.000000Z','2026-11-25T12:00:00.000000Z');
CREATE TABLE waiting (
	id VARCHAR NOT NULL, 
	person_id VARCHAR NOT NULL, 
	joined_at VARCHAR NOT NULL, 
	at_least VARCHAR NOT NULL, 
	reachable BOOLEAN NOT NULL, 
	compartment_id INTEGER, 
	until VARCHAR, 
	left_at VARCHAR, 
	why VARCHAR, 
	CONSTRAINT pk_waiting PRIMARY KEY (id), 
	CONSTRAINT fk_waiting_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_waiting_compartment_id FOREIGN KEY(compartment_id) REFERENCES compartment (id)
);
INSERT INTO "waiting" VALUES('id-0018','cyd','2026-11-25T11:00:00.000000Z','L',0,6,'2026-11-25T11:15:00.000000Z',NULL,NULL);
INSERT INTO "waiting" VALUES('id-0019','ada','2026-11-25T11:00:00.000000Z','S',0,NULL,NULL,'2026-11-25T11:00:00.000000Z','gave up');
CREATE INDEX ix_credential_person_id ON credential (person_id);
CREATE UNIQUE INDEX uq_credential_live ON credential (kind, lookup) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX uq_condition_live ON condition (compartment_id, kind) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX uq_assignment_live ON assignment (compartment_id) WHERE ended_at IS NULL;
CREATE INDEX ix_opening_unsettled ON opening (id) WHERE outcome IS NULL;
CREATE INDEX ix_code_failure_at ON code_failure (at);
CREATE INDEX ix_reservation_live ON reservation (bank, tenant, size, starts_at, ends_at, compartment_id) WHERE state IN ('booked', 'arrived');
CREATE INDEX ix_reservation_pinned ON reservation (compartment_id, starts_at) WHERE state IN ('booked', 'arrived') AND compartment_id IS NOT NULL;
CREATE UNIQUE INDEX uq_waiting_live ON waiting (person_id) WHERE left_at IS NULL;
CREATE INDEX ix_share_live ON share (id) WHERE ended_at IS NULL;
CREATE INDEX ix_notice_owed ON notice (id) WHERE sent_at IS NULL AND gave_up_at IS NULL;
CREATE TRIGGER tr_reservation_booked AFTER INSERT ON reservation WHEN NEW.state IN ('booked', 'arrived') 
BEGIN
SELECT RAISE(ABORT, 'overbooked')
FROM (SELECT DISTINCT starts_at, ends_at FROM reservation AS touched
WHERE touched.state IN ('booked', 'arrived') AND touched.bank = NEW.bank AND touched.tenant = NEW.tenant
AND touched.size = NEW.size AND touched.starts_at < NEW.ends_at AND touched.ends_at > NEW.starts_at) AS claim
JOIN (
    SELECT begun.starts_at AS at, count(unpinned.starts_at) AS doors
    FROM (
        SELECT DISTINCT begun.starts_at FROM reservation AS begun
        WHERE begun.state IN ('booked', 'arrived') AND begun.bank = NEW.bank AND begun.tenant = NEW.tenant
        AND begun.size = NEW.size
        AND begun.starts_at >= (SELECT min(starts_at) FROM reservation AS touched
WHERE touched.state IN ('booked', 'arrived') AND touched.bank = NEW.bank AND touched.tenant = NEW.tenant
AND touched.size = NEW.size AND touched.starts_at < NEW.ends_at AND touched.ends_at > NEW.starts_at)
        AND begun.starts_at < (SELECT max(ends_at) FROM reservation AS touched
WHERE touched.state IN ('booked', 'arrived') AND touched.bank = NEW.bank AND touched.tenant = NEW.tenant
AND touched.size = NEW.size AND touched.starts_at < NEW.ends_at AND touched.ends_at > NEW.starts_at)
    ) AS begun
    LEFT JOIN reservation AS unpinned
        ON unpinned.state IN ('booked', 'arrived') AND unpinned.bank = NEW.bank AND unpinned.tenant = NEW.tenant
        AND unpinned.size = NEW.size AND unpinned.compartment_id IS NULL
        AND unpinned.starts_at <= begun.starts_at AND unpinned.ends_at > begun.starts_at
    GROUP BY begun.starts_at
) AS moment ON moment.at >= claim.starts_at AND moment.at < claim.ends_at
LEFT JOIN (
    SELECT DISTINCT compartment_id, starts_at, ends_at FROM reservation AS pinned
    WHERE pinned.state IN ('booked', 'arrived') AND pinned.bank = NEW.bank AND pinned.tenant = NEW.tenant
    AND pinned.size = NEW.size AND compartment_id IS NOT NULL
    AND starts_at < (SELECT max(ends_at) FROM reservation AS touched
WHERE touched.state IN ('booked', 'arrived') AND touched.bank = NEW.bank AND touched.tenant = NEW.tenant
AND touched.size = NEW.size AND touched.starts_at < NEW.ends_at AND touched.ends_at > NEW.starts_at) AND ends_at > (SELECT min(starts_at) FROM reservation AS touched
WHERE touched.state IN ('booked', 'arrived') AND touched.bank = NEW.bank AND touched.tenant = NEW.tenant
AND touched.size = NEW.size AND touched.starts_at < NEW.ends_at AND touched.ends_at > NEW.starts_at)
) AS pinned ON pinned.starts_at < claim.ends_at AND pinned.ends_at > moment.at
GROUP BY claim.starts_at, claim.ends_at, moment.at
HAVING moment.doors + count(DISTINCT pinned.compartment_id) > coalesce((
    SELECT bookable FROM capacity WHERE bank = NEW.bank AND tenant = NEW.tenant AND size = NEW.size), 0);
SELECT RAISE(ABORT, 'promised twice')
FROM reservation AS other
WHERE NEW.compartment_id IS NOT NULL AND other.state IN ('booked', 'arrived') AND other.id <> NEW.id
AND other.starts_at < NEW.ends_at AND other.ends_at > NEW.starts_at
AND (other.compartment_id = NEW.compartment_id OR other.id IN (
    SELECT reservation_id FROM assignment WHERE ended_at IS NULL AND compartment_id = NEW.compartment_id));
END;
CREATE TRIGGER tr_reservation_changed
AFTER UPDATE OF state, bank, tenant, size, starts_at, ends_at, compartment_id ON reservation
WHEN NEW.state IN ('booked', 'arrived') AND (NOT OLD.state IN ('booked', 'arrived') OR NEW.bank IS NOT OLD.bank OR NEW.tenant IS NOT OLD.tenant
OR NEW.size IS NOT OLD.size OR NEW.starts_at IS NOT OLD.starts_at OR NEW.ends_at IS NOT OLD.ends_at
OR NEW.compartment_id IS NOT OLD.compartment_id) 
BEGIN
SELECT RAISE(ABORT, 'overbooked')
FROM (SELECT DISTINCT starts_at, ends_at FROM reservation AS touched
WHERE touched.state IN ('booked', 'arrived') AND touched.bank = NEW.bank AND touched.tenant = NEW.tenant
AND touched.size = NEW.size AND touched.starts_at < NEW.ends_at AND touched.ends_at > NEW.starts_at) AS claim
JOIN (
    SELECT begun.starts_at AS at, count(unpinned.starts_at) AS doors
    FROM (
        SELECT DISTINCT begun.starts_at FROM reservation AS begun
        WHERE begun.state IN ('booked', 'arrived') AND begun.bank = NEW.bank AND begun.tenant = NEW.tenant
        AND begun.size = NEW.size
        AND begun.starts_at >= (SELECT min(starts_at) FROM reservation AS touched
WHERE touched.state IN ('booked', 'arrived') AND touched.bank = NEW.bank AND touched.tenant = NEW.tenant
AND touched.size = NEW.size AND touched.starts_at < NEW.ends_at AND touched.ends_at > NEW.starts_at)
        AND begun.starts_at < (SELECT max(ends_at) FROM reservation AS touched
WHERE touched.state IN ('booked', 'arrived') AND touched.bank = NEW.bank AND touched.tenant = NEW.tenant
AND touched.size = NEW.size AND touched.starts_at < NEW.ends_at AND touched.ends_at > NEW.starts_at)
    ) AS begun
    LEFT JOIN reservation AS unpinned
        ON unpinned.state IN ('booked', 'arrived') AND unpinned.bank = NEW.bank AND unpinned.tenant = NEW.tenant
        AND unpinned.size = NEW.size AND unpinned.compartment_id IS NULL
        AND unpinned.starts_at <= begun.starts_at AND unpinned.ends_at > begun.starts_at
    GROUP BY begun.starts_at
) AS moment ON moment.at >= claim.starts_at AND moment.at < claim.ends_at
LEFT JOIN (
    SELECT DISTINCT compartment_id, starts_at, ends_at FROM reservation AS pinned
    WHERE pinned.state IN ('booked', 'arrived') AND pinned.bank = NEW.bank AND pinned.tenant = NEW.tenant
    AND pinned.size = NEW.size AND compartment_id IS NOT NULL
    AND starts_at < (SELECT max(ends_at) FROM reservation AS touched
WHERE touched.state IN ('booked', 'arrived') AND touched.bank = NEW.bank AND touched.tenant = NEW.tenant
AND touched.size = NEW.size AND touched.starts_at < NEW.ends_at AND touched.ends_at > NEW.starts_at) AND ends_at > (SELECT min(starts_at) FROM reservation AS touched
WHERE touched.state IN ('booked', 'arrived') AND touched.bank = NEW.bank AND touched.tenant = NEW.tenant
AND touched.size = NEW.size AND touched.starts_at < NEW.ends_at AND touched.ends_at > NEW.starts_at)
) AS pinned ON pinned.starts_at < claim.ends_at AND pinned.ends_at > moment.at
GROUP BY claim.starts_at, claim.ends_at, moment.at
HAVING moment.doors + count(DISTINCT pinned.compartment_id) > coalesce((
    SELECT bookable FROM capacity WHERE bank = NEW.bank AND tenant = NEW.tenant AND size = NEW.size), 0);
SELECT RAISE(ABORT, 'promised twice')
FROM reservation AS other
WHERE NEW.compartment_id IS NOT NULL AND other.state IN ('booked', 'arrived') AND other.id <> NEW.id
AND other.starts_at < NEW.ends_at AND other.ends_at > NEW.starts_at
AND (other.compartment_id = NEW.compartment_id OR other.id IN (
    SELECT reservation_id FROM assignment WHERE ended_at IS NULL AND compartment_id = NEW.compartment_id));
END;
CREATE TRIGGER tr_assignment_given AFTER INSERT ON assignment WHEN NEW.ended_at IS NULL
BEGIN
SELECT RAISE(ABORT, 'promised to somebody else')
FROM reservation AS other
WHERE other.state IN ('booked', 'arrived') AND other.compartment_id = NEW.compartment_id
AND other.state = 'booked'
AND other.starts_at <= NEW.started_at AND other.ends_at > NEW.started_at AND other.person_id <> NEW.person_id;
END;
COMMIT;

-- A database of schema 0008 as a kiosk left it when its power was cut: that of 0007.sql, where Ada has a tag that proves
-- itself, and has tapped it 61 times.
PRAGMA application_id=1280262987;
BEGIN TRANSACTION;
CREATE TABLE acknowledged (
	position INTEGER NOT NULL, 
	CONSTRAINT pk_acknowledged PRIMARY KEY (position), 
	CONSTRAINT fk_acknowledged_position FOREIGN KEY(position) REFERENCES audit_event (position)
);
INSERT INTO "acknowledged" VALUES(5);
CREATE TABLE alarm (
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	since VARCHAR NOT NULL, 
	compartment_id INTEGER, 
	device VARCHAR, 
	ended_at VARCHAR, 
	acknowledged_at VARCHAR, 
	acknowledged_by VARCHAR, 
	CONSTRAINT pk_alarm PRIMARY KEY (id), 
	CONSTRAINT fk_alarm_compartment_id FOREIGN KEY(compartment_id) REFERENCES compartment (id), 
	CONSTRAINT fk_alarm_acknowledged_by FOREIGN KEY(acknowledged_by) REFERENCES person (id)
);
INSERT INTO "alarm" VALUES('id-a1','forced open','2026-11-27T10:00:10.000000Z',6,NULL,'2026-11-27T11:00:10.000000Z','2026-11-27T11:00:10.000000Z','ada');
INSERT INTO "alarm" VALUES('id-a2','device down','2026-11-27T11:00:10.000000Z',NULL,'left',NULL,NULL,NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0008');
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
CREATE TABLE audit_checkpoint (
	id INTEGER NOT NULL, 
	epoch INTEGER NOT NULL, 
	size INTEGER NOT NULL, 
	note VARCHAR NOT NULL, 
	frontier BLOB NOT NULL, 
	CONSTRAINT pk_audit_checkpoint PRIMARY KEY (id), 
	CONSTRAINT fk_audit_checkpoint_epoch FOREIGN KEY(epoch) REFERENCES audit_epoch (number)
);
INSERT INTO "audit_checkpoint" VALUES(1,2,3,'locker-kiosk/6b6dc106ba7a978c382debf5ffb9b49f
3
6OmIXpYmNy0NZy+qhsHRGUNPCZC/EISYSnvN2ZJ3K7E=

— locker-kiosk HgbCI0vxUKrEYeaaLLC86a6b/4qd2iuGHoGtl+ZwKo1hiyQMM8XQeeCjXzYYzgOcwWdeVd23N9vb50AOpUB8q4W2NQg=
',X'0000000000000003BFAFFCD5C3484030F6FF1C14589F24437B14895DC224F85A18CF1CE3ABF38701FC7E64A55114D46D99266802C866E0C9F0DAEE1E24E90DD16ECBD572E9EDDE7A');
INSERT INTO "audit_checkpoint" VALUES(2,2,16,'locker-kiosk/6b6dc106ba7a978c382debf5ffb9b49f
16
IJvZ3SAmZsZ3goCUzG99v9q9T6zcQYgiCMl86dQ3TWE=

— locker-kiosk HgbCI0B8QYor+21EBhOZnydtlgIsFXIIsoOv2sCxu2vI1YavLIPiHgom9nOcXttCnYckAyvy9arCilMZtbxCYnv5xgA=
',X'0000000000000010209BD9DD202666C677828094CC6F7DBFDABD4FACDC41882208C97CE9D4374D61');
INSERT INTO "audit_checkpoint" VALUES(3,3,7,'locker-kiosk/b7ba2bd3834858daa7f1ce3f2756f3a6
7
/CGe9G2y4up0cv5MONHS27Z72awyre89WFZxoa5hLqw=

— locker-kiosk yUx+3zAdJjg/6AeCBAo70Gw3xL0q0hyqgOo2ia5C1gpzzVQeCUexrydz+8ApJaFWHUpoYFz66lgbL1h4zb48+2HBmA0=
',X'00000000000000077B1BF6A1E07793429E8A2DF3790DA485582FF6017C9D0F718AAB9D0FC7033C01CA5F42996D184C73E617A6DEC713612427104CF2C19A5D3A0E24BFDEA2B2A9294DE56FE0076D20ADA91D025FB16725C97DDCBAC20B11AE18334EF3F317E1E3CF');
INSERT INTO "audit_checkpoint" VALUES(4,4,22,'locker-kiosk/37be2fd3c61f11a61edffe1521fb12c0
22
JBB0EoA5egw6Dbwx8XoBTmT/jV9PQBwiuU7Um5HjrUA=

— locker-kiosk dFzceQ8/aM4L1SuhIgT6TG6G2fGdtJxpbCci4fgbMUG03P3GSfQWDr2KO0pb5H01TBiMQjviV10gDAvoqm2y6xI+aQk=
',X'00000000000000164494C90722483E04266C3B913A00E5006843D4FDADF65FE6C655A5520D3D2E74CB99A0D5BDA5BD6017AF6BC3B700147FF936472643F30EEE54F185106A00DE45B80D00993691F0F87239D6D83D195B13A3DC02F833A222D780899DFFC713D4B1');
CREATE TABLE audit_epoch (
	number INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	genesis VARCHAR NOT NULL, 
	"after" INTEGER NOT NULL, 
	CONSTRAINT pk_audit_epoch PRIMARY KEY (number)
);
INSERT INTO "audit_epoch" VALUES(1,'8cacc6fe3a0ba8858e5792d26611d666','{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","began":"2026-11-26T17:52:24.688607Z","key":"","why":"upgraded","previous":null}',0);
INSERT INTO "audit_epoch" VALUES(2,'6b6dc106ba7a978c382debf5ffb9b49f','{"v":1,"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","began":"2026-11-26T11:00:00.000000Z","key":"huPdOfnofhkB+hZ/qF0toZ/ScP0SKYXiza67X9gZovA=","why":"chained","previous":{"epoch":"8cacc6fe3a0ba8858e5792d26611d666","size":27,"head":"40754a35042a11cc1cc6776e30176d17e41a0ece99ec5c876b2705acbe9c4bae"}}',27);
INSERT INTO "audit_epoch" VALUES(3,'b7ba2bd3834858daa7f1ce3f2756f3a6','{"v":1,"epoch":"b7ba2bd3834858daa7f1ce3f2756f3a6","began":"2026-11-26T11:00:00.000000Z","key":"mNhRyb4hlaPVV66Qp0S9d23ZmAxEG4ZhIscO4uSKOA4=","why":"key-lost","previous":{"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","size":16,"head":"8b4bc69c420d6a3808a80254cc7a9f6bdd687944d9f1537c100c97afb9f1f441"}}',43);
INSERT INTO "audit_epoch" VALUES(4,'37be2fd3c61f11a61edffe1521fb12c0','{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","began":"2026-11-27T11:00:00.000000Z","key":"wqbwVO3wvUDSZlirqbNzkUq5AXpzNiUkA4cqyRdLTOE=","why":"key-lost","previous":{"epoch":"b7ba2bd3834858daa7f1ce3f2756f3a6","size":7,"head":"9e00b4af986835f00fda6434d1ea8aaa7488d72650a8b531b7352f97da65e7c2"}}',50);
CREATE TABLE audit_event (
	position INTEGER NOT NULL, 
	epoch INTEGER NOT NULL, 
	header VARCHAR NOT NULL, 
	personal VARCHAR, 
	salt BLOB, 
	commitment BLOB, 
	hash BLOB NOT NULL, 
	CONSTRAINT pk_audit_event PRIMARY KEY (position), 
	CONSTRAINT fk_audit_event_epoch FOREIGN KEY(epoch) REFERENCES audit_epoch (number)
);
INSERT INTO "audit_event" VALUES(1,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":1,"type":"kiosk.started","at":"2026-11-24T11:00:00.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"detail":{}}',NULL,NULL,NULL,X'9161E7777EFE7102528371E195A12BEA112A025C8FD1893A0933FBCC216FEBE2');
INSERT INTO "audit_event" VALUES(2,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":2,"type":"device.up","at":"2026-11-24T11:00:00.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"detail":{"name":"left","kind":"locks","error":null}}',NULL,NULL,NULL,X'B7E5F9A7E92CEB9B06F677F08BC4B11410A22C0D7EBB64029B27642F5C55ED88');
INSERT INTO "audit_event" VALUES(3,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":3,"type":"device.up","at":"2026-11-24T11:00:00.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"detail":{"name":"right","kind":"locks","error":null}}',NULL,NULL,NULL,X'5184D4D54C43CE8D9FC3BD122F1AAAC0A08485C73671C6D47A75343C24646E91');
INSERT INTO "audit_event" VALUES(4,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":4,"type":"people.changed","at":"2026-11-24T11:00:00.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"detail":{"saved":1,"refused":0}}',NULL,NULL,NULL,X'34792115BC5F498E7F14BF1C64D4997F6C5BC5BCA4BB0B5B5B798EA0C475E483');
INSERT INTO "audit_event" VALUES(5,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":5,"type":"people.changed","at":"2026-11-24T11:00:00.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"detail":{"saved":1,"refused":0}}',NULL,NULL,NULL,X'2318AEAEDA0C91248A729976B1F06E24FFB52B895FF2E55C0351CF62260F8E77');
INSERT INTO "audit_event" VALUES(6,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":6,"type":"people.changed","at":"2026-11-24T11:00:00.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"detail":{"saved":1,"refused":0}}',NULL,NULL,NULL,X'9539BB55BC77AB4E41AFEE98CE87FB0D1D9020C98DD69A6E29B8B4C310F3E626');
INSERT INTO "audit_event" VALUES(7,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":7,"type":"assignment.assigned","at":"2026-11-24T11:00:00.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"bank":"A","door":"01","assignment":"id-0001","detail":{"model":"day-use","why":"size M, the smallest that fits of 4; leaves reachable doors to those who need them; opened 0 times, the least of its like"}}',NULL,NULL,X'35C77DDFBD3B783114D5EE22E331C5D1E47906F357DBC1DAF044F5716179C3DC',X'3AEEA86E58B8C95DA28D7FF6A40CBBD577462DA09C52771338B1460AF743D9F0');
INSERT INTO "audit_event" VALUES(8,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":8,"type":"open.intent","at":"2026-11-24T11:00:00.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"bank":"A","door":"01","assignment":"id-0001","opening":"id-0002","detail":{"attempt":1,"purpose":"fresh"}}',NULL,NULL,X'57966D05FC420528D98170C957274A7706F7570305F873D06A1781BC698FD991',X'5DC78667B697495AC705F4E21B9FBE7740F2E5DBEE5E118416EE839A5C2A48DE');
INSERT INTO "audit_event" VALUES(9,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":9,"type":"open.outcome","at":"2026-11-24T11:00:00.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"bank":"A","door":"01","assignment":"id-0001","opening":"id-0002","detail":{"outcome":"opened","why":null}}',NULL,NULL,X'2D17F87895A5FE3E391DF34DBB925F3A6863C5EBD37FFE3F82857D016F4151C7',X'27314029AAE88C234299FC5B39FB3D65E41A6125D6F0063A369FFC0F87AD1C4E');
INSERT INTO "audit_event" VALUES(10,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":10,"type":"door.closed","at":"2026-11-24T11:00:00.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"bank":"A","door":"01","assignment":"id-0001","opening":"id-0002","detail":{}}',NULL,NULL,X'B93D3E491EE2B02A30F2DC8D980EB15DA214AF99CA0838800AB79CBEF9B9AAC7',X'337425482D7077A21F8189C2ED0A628E2481205AC83D892F78C85ACA908AD3B9');
INSERT INTO "audit_event" VALUES(11,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":11,"type":"open.intent","at":"2026-11-24T11:00:00.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"bank":"A","door":"01","assignment":"id-0001","opening":"id-0003","detail":{"attempt":1,"purpose":"return"}}','{"person":{"id":"ada","known_as":"ada","name":"Ada"}}',X'46CE07FFF6AEF173BDBBA56EC64968D2D26FAA4DFBC19A9505172A38662FF45F',X'ED28E419B0C581DCAF3B745983A1385C815BDA5FE4AD0FC21291165E7816BAB9',X'D8318A5597477747D33D56037C7BA29863E90FCDF60A6C85D3C26A1484A40FB1');
INSERT INTO "audit_event" VALUES(12,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":12,"type":"open.outcome","at":"2026-11-24T11:00:00.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"bank":"A","door":"01","assignment":"id-0001","opening":"id-0003","detail":{"outcome":"opened","why":null}}','{"person":{"id":"ada","known_as":"ada","name":"Ada"}}',X'7016BADF4B6F59E3B3A266282563DFCF3A6B42765FBA69E7EE25A4BE8C920547',X'6A7DA3F4ECFCAF463E09254807FBDFAE6E8EA7FDA249B1848F22E15B2460640B',X'FB01DBA8115E8F6CD73E788748A994446C240AFB4E9F927E9F0232DC21C484A7');
INSERT INTO "audit_event" VALUES(13,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":13,"type":"door.closed","at":"2026-11-24T11:00:00.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"bank":"A","door":"01","assignment":"id-0001","opening":"id-0003","detail":{}}','{"person":{"id":"ada","known_as":"ada","name":"Ada"}}',X'49602889FBCFE7A4BE3BA50E50586EF4374DB94D18FD9405290E950ABF5EB0DF',X'35956C681900047FE4AEFA98D3257A8559F0AB4C4DDE6D628FF0C4427A78BD2B',X'54AAC7263F06F8DFB905CD0B08BBA7D9A11B982314AA28972F8A11D31F99D300');
INSERT INTO "audit_event" VALUES(14,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":14,"type":"assignment.assigned","at":"2026-11-24T11:00:10.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"bank":"A","door":"02","assignment":"id-0004","detail":{"model":"day-use","why":"size M, the smallest that fits of 3; leaves reachable doors to those who need them; opened 0 times, the least of its like"}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"}}',X'3FDDF0861E4FF6E20B4955A8DD7A418C9B262BA4C58DA765FCBB418805C8D745',X'CFF3852952E4B9EFD008324412264F9218BD5908C45FAF91856AB3172D9CF60F',X'496447AD1FA0346005375723AF51111F9EBCEFD0BD041BC43523A58C1D49C9BB');
INSERT INTO "audit_event" VALUES(15,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":15,"type":"open.intent","at":"2026-11-24T11:00:10.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"bank":"A","door":"02","assignment":"id-0004","opening":"id-0005","detail":{"attempt":1,"purpose":"fresh"}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"}}',X'C62F3CF4E348267E2A4C2465D91BA14ACA235BC5E2C6037EE3411EA87931ED03',X'FACD0BE72FD2CA3A97F943350A481F71905252553C69C85E43F3505CA9895CBD',X'301D9722F809A3FA05372A3F426F11FE9F448F6518CC19FE7DAA4F052F770BEB');
INSERT INTO "audit_event" VALUES(16,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":16,"type":"open.outcome","at":"2026-11-24T11:00:10.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"bank":"A","door":"02","assignment":"id-0004","opening":"id-0005","detail":{"outcome":"opened","why":null}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"}}',X'FB28BAECC5E6215D8B2E36A69E710F3D3ED704DBC24273001280764B318EFE46',X'6E591A8A2A4CBE4798878DE6FECA1BBC6DEA1B9207C44FF62E46F2195DAD09A6',X'8C418A69259CB1822703F2B6CC5A96A32D8CDA05860DEC70F028AD52F1005799');
INSERT INTO "audit_event" VALUES(17,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":17,"type":"door.closed","at":"2026-11-24T11:00:10.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"bank":"A","door":"02","assignment":"id-0004","opening":"id-0005","detail":{}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"}}',X'A6A41345AFEC275FB7B43D8E16801E8DC56EBFC8495C2588C94763D2979DEE0D',X'013E708C7269A323B13DBAAAA3052A14976AEF5FC4385039370A92E796C14ADA',X'E64FAC7105EA20F7E302913D61561F5314679ECB5382762AAC9F04B514E5C81D');
INSERT INTO "audit_event" VALUES(18,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":18,"type":"open.intent","at":"2026-11-24T11:00:10.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"bank":"A","door":"02","assignment":"id-0004","opening":"id-0006","detail":{"attempt":1,"purpose":"return"}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"}}',X'F521108DBA2EAFEED9FED6F8A6AFABB298E5A0405091AC113022F021299312F6',X'196F71CD81F6427B2CCB382B1C2679E8745C7D3323A0EA4FDEA5EE14FB2AE013',X'38A5D6C6C63FA933E42351EE64BD33311AF80348E06F961E7DAFCF9EC6054DBE');
INSERT INTO "audit_event" VALUES(19,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":19,"type":"open.outcome","at":"2026-11-24T11:00:10.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"bank":"A","door":"02","assignment":"id-0004","opening":"id-0006","detail":{"outcome":"opened","why":null}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"}}',X'5C8EFEA680F84966DAE7C409595E5317209ED3833ED255CBA19F5041A271512A',X'410617935995864764096203062CBF3A822CF8239808E7A75414A9EC2D2623A9',X'C4F5A26AB6047D9C8FAE330F06A298E2A8ABA5CCCCA561CD169F2CE955633EB2');
INSERT INTO "audit_event" VALUES(20,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":20,"type":"door.closed","at":"2026-11-24T11:00:10.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"bank":"A","door":"02","assignment":"id-0004","opening":"id-0006","detail":{}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"}}',X'FD9D8B18072C3021FBD0C211DF9FA26D277EC8823C31B80DFC135E61CAFF0FB3',X'D8ED2991EC91A15261811C3F08B048836A278BD2129E6BD2E67F1F5C91C08D7C',X'C8D4F5BF60E8669AB9D3B66C71E2BFB0C0D3790CAA7061B3C054034C9BDFA41A');
INSERT INTO "audit_event" VALUES(21,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":21,"type":"assignment.ended","at":"2026-11-24T11:00:10.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"bank":"A","door":"02","assignment":"id-0004","detail":{"reason":"given back"}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"}}',X'1CCF134DDC651E56D014DB97041591438AE0A8ADFBDD27ED50475233CA7A071E',X'0040FA804405220E26EF3EE43C6680B9F4B3C40E3C2FE292B040FBD295FFEB8A',X'EDEAAB83F19937A72E22CCFE2ACFA959F28E8468506A2489259AA27A4943DD26');
INSERT INTO "audit_event" VALUES(22,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":22,"type":"credential.refused","at":"2026-11-24T11:00:20.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"detail":{"kind":"badge","why":"suspended"}}','{"person":{"id":"cyd","known_as":"cyd","name":"Cyd"}}',X'8B56831AA445C88D1362D5426062BA9F951E4C72E927C7065486EE30C0C9BFA3',X'7166CC995DE36E7D858D36203280FEE87A99B9DF77B894FCFBA3CACB9C07D3F5',X'903B3C4C924452E03C3D1C7A19760FFA456B7FE6EA421D0B3310DC9A5EA2B490');
INSERT INTO "audit_event" VALUES(23,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":23,"type":"credential.refused","at":"2026-11-24T11:00:20.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"detail":{"kind":"pin","why":"unknown"}}',NULL,NULL,NULL,X'EEBB75C20360F0E40D78CE6F0015E572EA2D20AB20BB4EE2C303EE4321D2FE06');
INSERT INTO "audit_event" VALUES(24,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":24,"type":"assignment.assigned","at":"2026-11-24T11:00:20.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"bank":"A","door":"03","assignment":"id-0007","detail":{"model":"day-use","why":"size M, the smallest that fits of 3; leaves reachable doors to those who need them; opened 0 times, the least of its like"}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"}}',X'E1A6AE67F5DBD06E3B7976D800AA98EA37832EB5FC5FD2296CA5E9416A4058A2',X'5A276070F23D9009CB10DE117E8A0F6E24E286FF6006E0492941B502B374DB0A',X'A187E4DCD04B64EB33B243AE1EF80CF069C5444A98A625BC9C921BE74213B3AC');
INSERT INTO "audit_event" VALUES(25,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":25,"type":"open.intent","at":"2026-11-24T11:00:20.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000002","mono_ns":1000000000,"bank":"A","door":"03","assignment":"id-0007","opening":"id-0008","detail":{"attempt":1,"purpose":"fresh"}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"}}',X'9F28F98471D82AF91544665BCD02781D1ED2490EB00353CA931B9463ADF264E0',X'2F8859C298E824088A79C70038E3162A0514B5113A303825DE5851A08D20ADF3',X'EEEA4F8F1DBE9EC981F45CE0407C398EEECF2D4CB22F8DDA7A8F033DD5CA677E');
INSERT INTO "audit_event" VALUES(26,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":26,"type":"assignment.ended","at":"2026-11-25T11:00:00.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000020","mono_ns":2000000000,"bank":"A","door":"03","assignment":"id-0007","detail":{"reason":"expired"}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"}}',X'8A692EEBEABE1123AD8B71BB40B2AA388F683B9BF2769509C913833021D0B610',X'B7327A9E131FC9249402C9CA2462E09FE4B394FFCA27938BB83D85643058D90B',X'A9677E53450900E856DEBEF1C3FDA10BEE8AAD0A21CE9D9B3A036F30BBED5D57');
INSERT INTO "audit_event" VALUES(27,1,'{"v":1,"epoch":"8cacc6fe3a0ba8858e5792d26611d666","seq":27,"type":"assignment.assigned","at":"2026-11-25T11:00:00.000000Z","clock":"free-running","boot":"00000000-0000-0000-0000-000000000020","mono_ns":2000000000,"bank":"A","door":"04","assignment":"id-0009","detail":{"model":"reservation","why":"reserved"}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"}}',X'2CEDC22F12082C89A0BB0117FE3E0EF6AA583D3D995FEC0A27B51261523B566F',X'8784B862AAB67DD2D19700155DF52740946CE8C334CB5979D8F27543B710A8FD',X'40754A35042A11CC1CC6776E30176D17E41A0ECE99EC5C876B2705ACBE9C4BAE');
INSERT INTO "audit_event" VALUES(28,2,'{"v":1,"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","seq":1,"type":"kiosk.started","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"version":"0.1.0","kiosk":"bank-a","tenant":"acme","site":"HQ","clean":false}}',NULL,NULL,NULL,X'63080F3A84C9E64775591785BCB32A45D68748480B9202905A757289BA24EA0D');
INSERT INTO "audit_event" VALUES(29,2,'{"v":1,"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","seq":2,"type":"person.suspended","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{}}','{"person":{"id":"cyd","known_as":"cyd","name":"Cyd"},"operator":"grace (command line)"}',X'BF4EB0710948CBD1A15994ADB6C5D721C3B369D64CB5AD372D4B7F886CCE4457',X'20F45FEFD152FB31B6AC56EEFB1CFEA2D5950F38AE5ACEEE76BE576F8CCEDCE8',X'2FE140E6E72A56FB3C0A4BD771CA14D002F4EEC0CBA05955F3E30B97DE88D855');
INSERT INTO "audit_event" VALUES(30,2,'{"v":1,"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","seq":3,"type":"assignment.shared","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"bank":"A","door":"01","assignment":"id-0001","detail":{"until":"2026-11-26T11:00:00Z"}}','{"person":{"id":"ada","known_as":"ada","name":"Ada"},"colleague":{"id":"bob","known_as":"bob","name":"Bob"},"operator":"grace (command line)"}',X'B8983D11255D71E1C58A5AF2BCCA4DAE614BD701075807E9D5C7D8DBDBEB5472',X'9944E614AFD4B46B41AAEDB3CE612CE3E2D987D8531E40185CE365CEC2EF095A',X'EF6606A27A0EDC8F495FCB07F2911B662A32A5887CFF1FC51F49EDBECB239325');
INSERT INTO "audit_event" VALUES(31,2,'{"v":1,"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","seq":4,"type":"help.asked","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"screen":"Start"}}',NULL,NULL,NULL,X'5CEF1D895B55A1F75561FD8D4A8693B632A531375E4E79F9B68B9ABF3743EEC5');
INSERT INTO "audit_event" VALUES(32,2,'{"v":1,"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","seq":5,"type":"help.asked","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"screen":"Start"}}',NULL,NULL,NULL,X'9D6398AD07EE6ED86C9FC587AFACEC0E9AEA125B1FCD7EBE67B3EC614ACED966');
INSERT INTO "audit_event" VALUES(33,2,'{"v":1,"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","seq":6,"type":"help.asked","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"screen":"Start"}}',NULL,NULL,NULL,X'7E859102DD47AC95C1E84D15E722A97348253BE5E776FDC27C8AC507598437BF');
INSERT INTO "audit_event" VALUES(34,2,'{"v":1,"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","seq":7,"type":"help.asked","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"screen":"Start"}}',NULL,NULL,NULL,X'C075FF5E5E39693B745EE47349AEEFDAFA304A0A92170C53ABAE34476DB2916E');
INSERT INTO "audit_event" VALUES(35,2,'{"v":1,"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","seq":8,"type":"help.asked","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"screen":"Start"}}',NULL,NULL,NULL,X'16A2A598A9F6004B68C1836D5CB0292EAF135D8EAACF1D74CC0D1411A5C23871');
INSERT INTO "audit_event" VALUES(36,2,'{"v":1,"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","seq":9,"type":"help.asked","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"screen":"Start"}}',NULL,NULL,NULL,X'E3A8BB6685EDA6F22307D6CAFCE6193B994726E527D6A89F4958A579B21CA5DF');
INSERT INTO "audit_event" VALUES(37,2,'{"v":1,"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","seq":10,"type":"help.asked","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"screen":"Start"}}',NULL,NULL,NULL,X'D20104446E9F3142246604012D3E38EB1F07EEBA76AAEA6AB55A634F41A82584');
INSERT INTO "audit_event" VALUES(38,2,'{"v":1,"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","seq":11,"type":"help.asked","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"screen":"Start"}}',NULL,NULL,NULL,X'7122DF6F0B6AD551671DA3E06CEEFA79C424C17837BC95C9C270FE856585F8B8');
INSERT INTO "audit_event" VALUES(39,2,'{"v":1,"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","seq":12,"type":"help.asked","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"screen":"Start"}}',NULL,NULL,NULL,X'9B7C974BB506F8107D46ABC7C6381325B3297EDB47ECA4ED60EE191D75D00533');
INSERT INTO "audit_event" VALUES(40,2,'{"v":1,"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","seq":13,"type":"help.asked","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"screen":"Start"}}',NULL,NULL,NULL,X'077CB429C9AEECA2B3EF3990B5FB29C3BCBD196850BA8316EC6273AFCCE9F7BA');
INSERT INTO "audit_event" VALUES(41,2,'{"v":1,"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","seq":14,"type":"help.asked","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"screen":"Start"}}',NULL,NULL,NULL,X'D2635FF3644CCA50064BB79E7A17874318E84A66059046F7E6FFEFDFB4E96B82');
INSERT INTO "audit_event" VALUES(42,2,'{"v":1,"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","seq":15,"type":"help.asked","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"screen":"Start"}}',NULL,NULL,NULL,X'F74430331F30CAA3021381607E6F891399C0F69AF84AC954FF642BD3B34DE3F2');
INSERT INTO "audit_event" VALUES(43,2,'{"v":1,"epoch":"6b6dc106ba7a978c382debf5ffb9b49f","seq":16,"type":"record.erased","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"epoch":"8cacc6fe3a0ba8858e5792d26611d666","events":"7-10","why":"retention","count":4}}',NULL,NULL,NULL,X'8B4BC69C420D6A3808A80254CC7A9F6BDD687944D9F1537C100C97AFB9F1F441');
INSERT INTO "audit_event" VALUES(44,3,'{"v":1,"epoch":"b7ba2bd3834858daa7f1ce3f2756f3a6","seq":1,"type":"key.trusted","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"key":"630dcd2966c43366","issuer":"reception","how":"file"}}',NULL,NULL,NULL,X'EE4D4FAA923340C3897567EF6FEFE7E97A61051411A10C4CECEFF4B0E393E471');
INSERT INTO "audit_event" VALUES(45,3,'{"v":1,"epoch":"b7ba2bd3834858daa7f1ce3f2756f3a6","seq":2,"type":"key.revoked","at":"2026-11-26T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"key":"66687aadf862bd77","issuer":"gate"}}',NULL,NULL,NULL,X'89C51681E76C97B93F1F9027FF6F9FB0828700C82FAB1D7D47D0F7F4BF61E701');
INSERT INTO "audit_event" VALUES(46,3,'{"v":1,"epoch":"b7ba2bd3834858daa7f1ce3f2756f3a6","seq":3,"type":"visit.arrived","at":"2026-11-26T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"detail":{"visit":"id-v1","until":"2026-11-26T17:00:00Z","invited":false,"terms":"2026-01","language":"de"}}','{"person":{"id":"v1","known_as":"visit-v1","name":"Wanda Wöhrl"},"host":{"id":"ada","known_as":"ada","name":"Ada"}}',X'03AAA471EF8929658DFF5EC321AF8F2EFF1AE930A466AEE6DC8EB5300DBB900E',X'30D2A8090A5D47009EE5B5ECD478237FAB119FD9C6DF472BAD718D6F1D2CC65F',X'FA3331D0CAB9AF8D9A2CB68690A615C97A33668819EC207D36E67E12A1C10651');
INSERT INTO "audit_event" VALUES(47,3,'{"v":1,"epoch":"b7ba2bd3834858daa7f1ce3f2756f3a6","seq":4,"type":"pass.issued","at":"2026-11-26T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"detail":{"pass_id":"00000000000000a1","visit":"id-v1","bank":"A","until":"2026-11-26T17:00:00Z","size":"M","confirmed":true,"again":false,"code":true}}','{"person":{"id":"v1","known_as":"visit-v1","name":"Wanda Wöhrl"}}',X'F06B7ED24AC850230A223FF0942A7E49337AE8ECDE27C270DCC92E1A595830C2',X'56DFAD23661B7F6D0CB6E2198348D9DD969E2BA4F476F611D4A5C45817E30B87',X'2CB587E6D9F1BDC224D34C2E6BF50102DA9C4959EC62BD2B9B14C0658254F321');
INSERT INTO "audit_event" VALUES(48,3,'{"v":1,"epoch":"b7ba2bd3834858daa7f1ce3f2756f3a6","seq":5,"type":"pass.accepted","at":"2026-11-26T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"detail":{"pass_id":"00000000000000a1","credential":"pass","first":true,"reader":"qr"}}','{"person":{"id":"v1","known_as":"visit-v1","name":"Wanda Wöhrl"}}',X'7D13707E9BEA17369A600BBEBE140AF3363C9F02F29E347BE0921AF5657A71B9',X'317865A613FF99B20126DCFFCCBAFEEDACC649E9166057FBA1DB3D037FAF9FD7',X'FC3C5DC09B4E7976DA3CAFFC9A32557B73256F0E9ECF47A27B563F883382E7F4');
INSERT INTO "audit_event" VALUES(49,3,'{"v":1,"epoch":"b7ba2bd3834858daa7f1ce3f2756f3a6","seq":6,"type":"pass.spent","at":"2026-11-26T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"detail":{"pass_id":"00000000000000a2","why":"left","for_today":true}}','{"person":{"id":"v2","known_as":"visit-v2","name":"Kim Lee"}}',X'61D40F38534ADA194168F0719FA6BBDE2382AD9AF77F018F8471276F98070F59',X'D17E3DC04C516E28284CBB5F3C811B1D6B0935ABF614649AC4C851E918ACDD1D',X'7072926FE2EF7A427D35D5EBFEB34FF86E2509BE3FB6E77A8A480FFF66AB7177');
INSERT INTO "audit_event" VALUES(50,3,'{"v":1,"epoch":"b7ba2bd3834858daa7f1ce3f2756f3a6","seq":7,"type":"pass.revoked","at":"2026-11-26T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"detail":{"pass_id":"00000000000000a9"}}',NULL,NULL,NULL,X'9E00B4AF986835F00FDA6434D1EA8AAA7488D72650A8B531B7352F97DA65E7C2');
INSERT INTO "audit_event" VALUES(51,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":1,"type":"operator.set","at":"2026-11-27T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"role":"facilities"}}','{"person":{"id":"ada","known_as":"ada","name":"Ada"}}',X'EFD91F4512C26761BF4A500A7216D4B05CE6DCE6E33A74BFB0FED406341ED28B',X'30447B33A3E13130FAAB6DF3495A59B377A39711331BA2C366E561E95C3BAB68',X'A49F5442CC20FF8FA1B42AA2F794D09BF21CA4B43C865E32F6F7922D1C5D5BD1');
INSERT INTO "audit_event" VALUES(52,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":2,"type":"operator.pin_drawn","at":"2026-11-27T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"by_code":false}}','{"person":{"id":"ada","known_as":"ada","name":"Ada"}}',X'1DF9B5049FD6D41CF04408C494BC2DBF79C2424F73C10DE6181648494D3B2C5B',X'A33FDC368DCF4755574881E0A0B9854B423FCFDBFB8031387E408E3CF0E6CE5D',X'1D3FA978D9516F674BB9AAF0E3CB9BB8529FC2C9E1619EED931A0E7BA6F7CEF4');
INSERT INTO "audit_event" VALUES(53,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":3,"type":"operator.set","at":"2026-11-27T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"role":"installer"}}','{"person":{"id":"cyd","known_as":"cyd","name":"Cyd"}}',X'E0BCB9E88BB2B78CF0D81515FAC2E0D43C883ED62734AED2414CB1F66A6AE1DC',X'090522F78FB013EFF1DF6F40B9A9874DE8B917B3738B878F95AD1B6AD418B75B',X'85C34F9CE8E36E6ED20F7C45C25A9B037AE564FBDCD7171D63C9A597ABA76518');
INSERT INTO "audit_event" VALUES(54,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":4,"type":"operator.ended","at":"2026-11-27T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{}}','{"person":{"id":"cyd","known_as":"cyd","name":"Cyd"}}',X'5D54514E02BA8E3C5A9A40274CB5B7D8FE9F04B6A11A4D3702A352772CE6BCA5',X'9425A1BEF56D92166D87B58B78C65773BDB844334F111DCFD3158B2F144EFB6C',X'A31041378A62672A24CE2ECCC4626575D2150A0E3598ABA7F9D71F8B9B53BE8C');
INSERT INTO "audit_event" VALUES(55,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":5,"type":"credential.bound","at":"2026-11-27T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"credential":"badge","how":"operator","until":"2026-11-27T23:00:00Z"}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"}}',X'BBB495CE02C548B67554EC95CE65FE9E0569011D854330AA720A1E3C1E2F46E0',X'C1D32116ED8FC4CCCDBD6C14136A54A34EF8D67C577398E95625D08F51D6FD67',X'92E045C75CF78EDAEA61F4856A4BE0A98FD9C17A71541CBCDCE6920707E9113B');
INSERT INTO "audit_event" VALUES(56,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":6,"type":"operator.login_failed","at":"2026-11-27T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"why":"wrong"}}',NULL,NULL,NULL,X'C92BFD151130D6B7F5BF074B9150E145288C419BA1E4CE83D705180B8B2B1F5D');
INSERT INTO "audit_event" VALUES(57,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":7,"type":"operator.recovery_asked","at":"2026-11-27T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{}}',NULL,NULL,NULL,X'48B154A944FDFADC5E3B6F68460FBBC39B07CE0AB862D6A0C0F7368B118B2D87');
INSERT INTO "audit_event" VALUES(58,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":8,"type":"screen.set","at":"2026-11-27T11:00:00.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1000000000000,"detail":{"volume":70,"brightness":100,"message":"Bis 18 Uhr ge\u00f6ffnet"}}',NULL,NULL,NULL,X'BB598F4225ADA13243976ADCA0A43EF062BCFBCB5E85B7C71423FC8F587C06A5');
INSERT INTO "audit_event" VALUES(59,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":9,"type":"compartment.condition_set","at":"2026-11-27T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"bank":"A","door":"05","detail":{"condition":"out of service","until":"2026-12-01T11:00:00Z"}}','{"operator":"Ada (facilities)","note":"hinge"}',X'DD95DF4B02EB0460C59BD98332A87E9BA290DD739C2AE78781DDB799E110479F',X'8FBB82A8E6ABD17E31A3CF61BF4D5CE59237CB0FFBB1E6CCEC2EC568CB81407B',X'3BA08428EA485BD6F8DBC08DB8742030CDFCABC49AFB339106573C4DD7CA4F00');
INSERT INTO "audit_event" VALUES(60,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":10,"type":"recovery.opened","at":"2026-11-27T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"bank":"A","door":"03","assignment":"id-0007","detail":{"case":"id-c1","cause":"other","notified_at":"2026-11-27T10:00:10Z"}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"},"operator":"Ada (facilities)"}',X'27DAB08B8B802F58E55B2D1ED8BA9AC7CCD0B0E9C6EF13BD59122766F0366D53',X'1E31C8B5A496AC3104368349E514EA88319FF99E0BCBB036720B553A87823505',X'8C4AED97E1629C973E339B3945F08AC86F5FA27B234B1BE44050C97A076CC5D4');
INSERT INTO "audit_event" VALUES(61,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":11,"type":"lost_property.found","at":"2026-11-27T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"bank":"A","door":"03","detail":{"case":"id-c1","bag":"LP-0001","category":"bag","keep_until":"2027-05-26"}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"},"operator":"Ada (facilities)","description":"rucksack, grün","photo":"75dc4d75228f62d8d9f134cef2af43d444a0bbbc3a103709aa1c8476c8f19412"}',X'C6C952F0F2F067411642369FBBB3A6245BA9898B9F4122B56B47A585EA0CED7D',X'9E052D5CF9FFE729A978CED0A18E7AAA223A0E26EFA1F1BDA490EE38A12F0AF3',X'CF266606EB74BAAEAE7927C99580F40C3B8132050025F9196F9A90F204964DFB');
INSERT INTO "audit_event" VALUES(62,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":12,"type":"lost_property.found","at":"2026-11-27T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"bank":"A","door":"03","detail":{"case":"id-c1","bag":"LP-0002","category":"keys","keep_until":"2027-05-26"}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"},"operator":"Ada (facilities)","description":"three keys"}',X'A6D4CA34846C97C57F27A1C52BDDDD3DA9125A72A25F6737C1698393B96B8D9E',X'2E9FF68D00B61C1D11E07023DF03393CA651F01BE30151DC01EE8FB5BD707FF0',X'17368327700CB8928B88B0E58E1239F24756DB4CB0F47EBD5CC52A2345AB1B73');
INSERT INTO "audit_event" VALUES(63,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":13,"type":"lost_property.found","at":"2026-11-27T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"bank":"A","door":"03","detail":{"case":"id-c1","bag":"LP-0003","category":"food","keep_until":"2027-05-26"}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"},"operator":"Ada (facilities)","description":"an apple"}',X'75FFFDCDE04174B1CDDD4FBC426475F9B44963DA49C3A58D3116267C94D3652F',X'31BAAA83E0753856579B1E14F382BA64811C77B35AE305317B9220E63238B297',X'FC35DD6C8998BB1CA18F95550349E0F5525CCC3F6E63E0C59FDF6A93BDBCA181');
INSERT INTO "audit_event" VALUES(64,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":14,"type":"recovery.step","at":"2026-11-27T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"bank":"A","door":"03","detail":{"case":"id-c1","step":"reset","empty":false}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"},"operator":"Ada (facilities)"}',X'BE354E27EF4EC15334566A92911E68AC63FEC637B92F131B04BDFC433BD4EB79',X'0324D445BE49985285A4730DB453A95FFFC83F458B905C53BBA224AED1355521',X'373E8C99B76A0806477F5BB652069DD0F8C024496B074E1583445DD678E8E7F2');
INSERT INTO "audit_event" VALUES(65,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":15,"type":"lost_property.handed_back","at":"2026-11-27T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"detail":{"case":"id-c1","bag":"LP-0002","proof":"signature"}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"},"receiver":{"id":"bob","known_as":"bob","name":"Bob"},"operator":"Ada (facilities)","handed_to":"Bob"}',X'DD9996F41DC46042DCE39B9396BE40A5BBA0641676357B7A99A8FE8BEEA53C44',X'7A039C10423213A234DAC24C9EE1019E8D26C6742D5B4EE53686D312CBC3A936',X'F14C8ECFBF4EF3C9099BC2EE77FBC021B0A311ECA197E6A3EBA53C87447269EB');
INSERT INTO "audit_event" VALUES(66,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":16,"type":"lost_property.disposed","at":"2026-11-27T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"detail":{"case":"id-c1","bag":"LP-0003"}}','{"person":{"id":"bob","known_as":"bob","name":"Bob"},"operator":"Ada (facilities)"}',X'C025C974AB765AB627A362871831E895B5F1845C4426F2D7CF48F55D2F6B760F',X'FE76DF4005777A6575F7FD42E8CEED5600A6649122DC89369B9EEEDE244E650A',X'0F579D6D7E4291D26BBF9574A5746542BC32D0175A77EA49551918411E161DE1');
INSERT INTO "audit_event" VALUES(67,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":17,"type":"recovery.opened","at":"2026-11-27T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"bank":"A","door":"01","assignment":"id-0001","detail":{"case":"id-c2","cause":"overdue","notified_at":"2026-11-27T10:00:10Z"}}','{"person":{"id":"ada","known_as":"ada","name":"Ada"},"operator":"Ada (facilities)"}',X'C8C0274924B1FD5B92CE2E1A4A364F1710F2B991CD3CA0BD21B316F89FD7EE9B',X'3BF9B8BF2D3937DB383BBD0F26DDBF1C060481434CA07776F4F9ACE4C6A1C265',X'B13ADEB55A005FCB4DA5A7C98B91546319B119281B6D1688842C9865AE1A2A0A');
INSERT INTO "audit_event" VALUES(68,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":18,"type":"recovery.step","at":"2026-11-27T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"bank":"A","door":"01","detail":{"case":"id-c2","step":"collected","empty":false}}','{"person":{"id":"ada","known_as":"ada","name":"Ada"},"operator":"Ada (facilities)"}',X'BA7D01439ED097665D63BBE923794F3F22ADB745300EB8B4783B20D275692EB6',X'03AB292FF30BEB818F553F5C7BBD6D70278CA4395381333F3B4580F0561D67AC',X'FDBFA766DBAC073BEAD2894CC759C94C81F282B2F02A4C307ED3DC25CE62AC13');
INSERT INTO "audit_event" VALUES(69,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":19,"type":"alarm.raised","at":"2026-11-27T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"bank":"A","door":"06","detail":{"alarm":"id-a1","of":"forced open"}}','{"operator":"Ada (facilities)"}',X'6342B09758554946F914C99826204306D587314D226DAFBE1317178AC71FC071',X'577ED8D38634821F89F48D0DA71EA80348BE12BD00D1F7951FA9A0EE1369AC6C',X'585EC60E1D622B1E2062D21FA83A629ED6FEE5087251350E809762E90E7A614D');
INSERT INTO "audit_event" VALUES(70,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":20,"type":"alarm.raised","at":"2026-11-27T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"detail":{"alarm":"id-a2","of":"device down","device":"left"}}','{"operator":"Ada (facilities)"}',X'B7ED971299F21A153109AD1CBEEA9E396183697F12C999B01887EE3B1138AF1F',X'F37BFBE6964C14B2BBC6986AF08DE848A7CCAC00B4FCA8341F6B97CB11A65F43',X'AEC6546113024E0B7F784CC85BB3883D6849781C45C8E674C72EC5EF1C651C34');
INSERT INTO "audit_event" VALUES(71,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":21,"type":"alarm.over","at":"2026-11-27T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"bank":"A","door":"06","detail":{"alarm":"id-a1","of":"forced open"}}','{"operator":"Ada (facilities)"}',X'C2712F5A45D96A2C628C8F17FFCD6F724395B4F40B870D36A0B84918D33871EB',X'C06C17F253092A0944627BF38A0862C217585AEDE2A41CB23A89DAF7ED35BC11',X'991527FE0DECD0E09958320398E5185AFF0E14DAC50EEC4EF511F47EE9F6B8B1');
INSERT INTO "audit_event" VALUES(72,4,'{"v":1,"epoch":"37be2fd3c61f11a61edffe1521fb12c0","seq":22,"type":"alarm.acknowledged","at":"2026-11-27T11:00:10.000000Z","clock":"free-running","boot":"1f484e67-7c41-4111-93f5-d53c7fc1389c","mono_ns":1010000000000,"bank":"A","door":"06","detail":{"alarm":"id-a1","of":"forced open"}}','{"person":{"id":"ada","known_as":"ada","name":"Ada"},"operator":"Ada (facilities)"}',X'2D8541E09A4659FF67EE5B335BE5047CDBD83D2B2780E41AEDA0631C9B777F28',X'E803815AFD00365807A251696534C8082E45CDEC2F4141A19CBA8C88B06C7578',X'37CDEFD9A03B7D2C5A459619FA10B6220E227645E1F40563548A6FA2F4861212');
CREATE TABLE capacity (
	bank VARCHAR NOT NULL, 
	tenant VARCHAR NOT NULL, 
	size VARCHAR NOT NULL, 
	doors INTEGER NOT NULL, 
	bookable INTEGER NOT NULL, 
	CONSTRAINT pk_capacity PRIMARY KEY (bank, tenant, size)
);
INSERT INTO "capacity" VALUES('A','acme','M',6,4);
CREATE TABLE case_line (
	position INTEGER NOT NULL, 
	case_id VARCHAR NOT NULL, 
	CONSTRAINT pk_case_line PRIMARY KEY (position), 
	CONSTRAINT fk_case_line_position FOREIGN KEY(position) REFERENCES audit_event (position)
);
INSERT INTO "case_line" VALUES(60,'id-c1');
INSERT INTO "case_line" VALUES(61,'id-c1');
INSERT INTO "case_line" VALUES(62,'id-c1');
INSERT INTO "case_line" VALUES(63,'id-c1');
INSERT INTO "case_line" VALUES(64,'id-c1');
INSERT INTO "case_line" VALUES(65,'id-c1');
INSERT INTO "case_line" VALUES(66,'id-c1');
INSERT INTO "case_line" VALUES(67,'id-c2');
INSERT INTO "case_line" VALUES(68,'id-c2');
CREATE TABLE challenge (
	id INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	asked_at VARCHAR NOT NULL, 
	CONSTRAINT pk_challenge PRIMARY KEY (id), 
	CONSTRAINT ck_challenge_one CHECK (id = 1)
);
INSERT INTO "challenge" VALUES(1,'7K4M-9QXW-2HTD','2026-11-27T11:00:00.000000Z');
CREATE TABLE code_failure (
	id INTEGER NOT NULL, 
	at VARCHAR NOT NULL, pad VARCHAR DEFAULT 'staff' NOT NULL, 
	CONSTRAINT pk_code_failure PRIMARY KEY (id)
);
INSERT INTO "code_failure" VALUES(1,'2026-11-24T11:00:20.000000Z','staff');
INSERT INTO "code_failure" VALUES(2,'2026-11-27T11:00:00.000000Z','operator');
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
	ended_at VARCHAR, note VARCHAR, until VARCHAR, 
	CONSTRAINT pk_condition PRIMARY KEY (id), 
	CONSTRAINT fk_condition_compartment_id FOREIGN KEY(compartment_id) REFERENCES compartment (id)
);
INSERT INTO "condition" VALUES(1,4,'stuck','2026-11-24T11:00:30.000000Z','2026-11-25T11:00:00.000000Z',NULL,NULL);
INSERT INTO "condition" VALUES(2,2,'hold','2026-11-25T11:00:00.000000Z',NULL,'the lock is to be changed',NULL);
INSERT INTO "condition" VALUES(3,5,'out of service','2026-11-27T11:00:10.000000Z',NULL,'hinge','2026-12-01');
CREATE TABLE counter (
	name VARCHAR NOT NULL, 
	value INTEGER NOT NULL, 
	CONSTRAINT pk_counter PRIMARY KEY (name)
);
INSERT INTO "counter" VALUES('bags',3);
CREATE TABLE countersigned (
	epoch INTEGER NOT NULL, 
	size INTEGER NOT NULL, 
	note VARCHAR NOT NULL, 
	CONSTRAINT pk_countersigned PRIMARY KEY (epoch), 
	CONSTRAINT fk_countersigned_epoch FOREIGN KEY(epoch) REFERENCES audit_epoch (number)
);
INSERT INTO "countersigned" VALUES(4,22,'locker-kiosk/37be2fd3c61f11a61edffe1521fb12c0
22
JBB0EoA5egw6Dbwx8XoBTmT/jV9PQBwiuU7Um5HjrUA=

— locker-kiosk dFzceQ8/aM4L1SuhIgT6TG6G2fGdtJxpbCci4fgbMUG03P3GSfQWDr2KO0pb5H01TBiMQjviV10gDAvoqm2y6xI+aQk=
— locker-upstream q83vAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
');
CREATE TABLE credential (
	id INTEGER NOT NULL, 
	person_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	lookup BLOB NOT NULL, 
	added_at VARCHAR NOT NULL, 
	revoked_at VARCHAR, ends_at VARCHAR, for_good BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_credential PRIMARY KEY (id), 
	CONSTRAINT fk_credential_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "credential" VALUES(1,'ada','badge',X'7B0C4EE17BFC3607A81F529CD782104CE62C6B7229E2FFA594AC9E6A35E9CA6E','2026-11-24T11:00:00.000000Z',NULL,NULL,0);
INSERT INTO "credential" VALUES(2,'ada','qr',X'93A1B404297560DBDEF53FDBE458A5FA155DAAF3B21B3FBE480E5BD456BFF086','2026-11-24T11:00:00.000000Z',NULL,NULL,0);
INSERT INTO "credential" VALUES(3,'ada','pin',X'A73680CE9C5A916DC90D5DF55CC4F5D83082EC8F53FA8465E5DDCF254F46F9DB','2026-11-24T11:00:00.000000Z',NULL,NULL,0);
INSERT INTO "credential" VALUES(4,'bob','badge',X'69EC8A95F2430A49D013D71277DE6447272126EFF68282AE32E1F11A41B52A0E','2026-11-24T11:00:00.000000Z',NULL,NULL,0);
INSERT INTO "credential" VALUES(5,'bob','qr',X'67C81DAC7E50AA316C04A70D7D45ACD1E3AF2C3D17C6EE831B6B33FC65A4C53B','2026-11-24T11:00:00.000000Z',NULL,NULL,0);
INSERT INTO "credential" VALUES(6,'cyd','badge',X'3BBB51EC8472F891294311D0B619F23A7C20B78A79DD735EC60058A19CE0CC40','2026-11-24T11:00:00.000000Z',NULL,NULL,0);
INSERT INTO "credential" VALUES(7,'cyd','qr',X'62F9A0E1339AA6F7CDE8E83F0A87D415D3E2965A45026BC331B3CBE17DAECF00','2026-11-24T11:00:00.000000Z',NULL,NULL,0);
INSERT INTO "credential" VALUES(8,'ada','operator pin',X'736C6F772068617368206F6620686572732C203332206279746573206C6F6E67','2026-11-27T11:00:00.000000Z',NULL,NULL,0);
INSERT INTO "credential" VALUES(9,'bob','badge',X'626164676520666F722061206461792C206B657965642C203332206279746573','2026-11-27T11:00:00.000000Z',NULL,'2026-11-27T23:00:00.000000Z',0);
INSERT INTO "credential" VALUES(10,'ada','tag',X'6B657965642068617368206F662074686520746167206F66204164612C202E2E','2026-11-27T11:00:00.000000Z',NULL,NULL,0);
CREATE TABLE favourite (
	person_id VARCHAR NOT NULL, 
	compartment_id INTEGER NOT NULL, 
	CONSTRAINT pk_favourite PRIMARY KEY (person_id), 
	CONSTRAINT fk_favourite_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_favourite_compartment_id FOREIGN KEY(compartment_id) REFERENCES compartment (id)
);
INSERT INTO "favourite" VALUES('ada',1);
CREATE TABLE guest_visit (
	id VARCHAR NOT NULL, 
	person_id VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	starts_at VARCHAR NOT NULL, 
	ends_at VARCHAR NOT NULL, 
	host_id VARCHAR, 
	company VARCHAR, 
	tenant VARCHAR, 
	bank VARCHAR, 
	size VARCHAR, 
	reachable BOOLEAN NOT NULL, 
	hours VARCHAR, 
	language VARCHAR, 
	terms VARCHAR, 
	arrived_at VARCHAR, 
	left_at VARCHAR, 
	pass_id VARCHAR, 
	issued_at VARCHAR, 
	confirmed BOOLEAN NOT NULL, 
	has_code BOOLEAN NOT NULL, 
	CONSTRAINT pk_guest_visit PRIMARY KEY (id), 
	CONSTRAINT fk_guest_visit_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_guest_visit_host_id FOREIGN KEY(host_id) REFERENCES person (id)
);
INSERT INTO "guest_visit" VALUES('id-v1','v1','here','2026-11-26T11:00:00.000000Z','2026-11-26T17:00:00.000000Z','ada','Größe & Söhne',NULL,'A','M',0,NULL,'de','2026-01','2026-11-26T11:00:00.000000Z',NULL,'00000000000000a1','2026-11-26T11:00:00.000000Z',1,1);
INSERT INTO "guest_visit" VALUES('id-v2','v2','left','2026-11-26T11:00:00.000000Z','2026-11-28T17:00:00.000000Z',NULL,NULL,'acme','A','L',1,'07:00:00/16:30:00',NULL,NULL,'2026-11-26T11:00:00.000000Z','2026-11-26T12:00:00.000000Z','00000000000000a2','2026-11-26T11:00:00.000000Z',0,0);
INSERT INTO "guest_visit" VALUES('id-v3','v3','invited','2026-11-27T11:00:00.000000Z','2026-11-27T17:00:00.000000Z','ada',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0);
CREATE TABLE item_photo (
	item_id VARCHAR NOT NULL, 
	jpeg BLOB NOT NULL, 
	CONSTRAINT pk_item_photo PRIMARY KEY (item_id), 
	CONSTRAINT fk_item_photo_item_id FOREIGN KEY(item_id) REFERENCES lost_item (id)
);
INSERT INTO "item_photo" VALUES('id-i1',X'FFD8FFE000104A464946FFD9');
CREATE TABLE kiosk_setting (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_kiosk_setting PRIMARY KEY (name)
);
INSERT INTO "kiosk_setting" VALUES('volume','70');
INSERT INTO "kiosk_setting" VALUES('message','Bis 18 Uhr geöffnet');
CREATE TABLE known_pass (
	id VARCHAR NOT NULL, 
	bank VARCHAR NOT NULL, 
	issued_at VARCHAR NOT NULL, 
	starts_at VARCHAR NOT NULL, 
	ends_at VARCHAR NOT NULL, 
	tenant VARCHAR, 
	size VARCHAR, 
	reachable BOOLEAN NOT NULL, 
	kind VARCHAR NOT NULL, 
	hours VARCHAR, 
	host VARCHAR, 
	person_id VARCHAR NOT NULL, 
	"key" BLOB, 
	used_at VARCHAR, 
	spent_at VARCHAR, 
	spent_on VARCHAR, 
	revoked_at VARCHAR, 
	CONSTRAINT pk_known_pass PRIMARY KEY (id), 
	CONSTRAINT fk_known_pass_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "known_pass" VALUES('00000000000000a1','A','2026-11-26T11:00:00.000000Z','2026-11-26T11:00:00.000000Z','2026-11-26T17:00:00.000000Z',NULL,'M',0,'visitor',NULL,'f785b1771f5d','v1',NULL,'2026-11-26T11:00:00.000000Z',NULL,NULL,NULL);
INSERT INTO "known_pass" VALUES('00000000000000a2','A','2026-11-26T11:00:00.000000Z','2026-11-26T11:00:00.000000Z','2026-11-28T17:00:00.000000Z','acme','L',1,'contractor','07:00:00/16:30:00',NULL,'v2',X'630DCD2966C43366','2026-11-26T11:00:00.000000Z',NULL,'2026-11-26',NULL);
INSERT INTO "known_pass" VALUES('00000000000000a3','A','2026-11-25T11:00:00.000000Z','2026-11-26T11:00:00.000000Z','2026-11-26T17:00:00.000000Z',NULL,NULL,0,'visitor',NULL,NULL,'v3',X'630DCD2966C43366','2026-11-26T11:00:00.000000Z','2026-11-26T12:00:00.000000Z',NULL,'2026-11-26T12:00:00.000000Z');
CREATE TABLE lease (
	id INTEGER NOT NULL, 
	bank VARCHAR NOT NULL, 
	tenant VARCHAR NOT NULL, 
	size VARCHAR NOT NULL, 
	starts_at VARCHAR NOT NULL, 
	ends_at VARCHAR NOT NULL, 
	doors INTEGER NOT NULL, 
	lead_s INTEGER NOT NULL, 
	agreed BOOLEAN NOT NULL, 
	CONSTRAINT pk_lease PRIMARY KEY (id), 
	CONSTRAINT ck_lease_window CHECK (starts_at < ends_at), 
	CONSTRAINT ck_lease_doors CHECK (doors >= 0)
);
INSERT INTO "lease" VALUES(1,'A','','S','2026-11-27T23:00:00.000000Z','2026-11-28T23:00:00.000000Z',2,3600,1);
INSERT INTO "lease" VALUES(2,'A','','S','2026-11-27T23:00:00.000000Z','2026-11-28T23:00:00.000000Z',3,3600,0);
CREATE TABLE lost_item (
	id VARCHAR NOT NULL, 
	bag VARCHAR NOT NULL, 
	case_id VARCHAR NOT NULL, 
	compartment_id INTEGER NOT NULL, 
	category VARCHAR NOT NULL, 
	description VARCHAR NOT NULL, 
	found_at VARCHAR NOT NULL, 
	keep_until VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	person_id VARCHAR, 
	proof VARCHAR, 
	handed_to VARCHAR, 
	signature VARCHAR, 
	ended_at VARCHAR, 
	CONSTRAINT pk_lost_item PRIMARY KEY (id), 
	CONSTRAINT fk_lost_item_case_id FOREIGN KEY(case_id) REFERENCES recovery_case (id), 
	CONSTRAINT fk_lost_item_compartment_id FOREIGN KEY(compartment_id) REFERENCES compartment (id), 
	CONSTRAINT fk_lost_item_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_lost_item_bag UNIQUE (bag), 
	CONSTRAINT ck_lost_item_kept CHECK ((state = 'kept') = (ended_at IS NULL))
);
INSERT INTO "lost_item" VALUES('id-i1','LP-0001','id-c1',3,'bag','rucksack, grün','2026-11-27T11:00:10.000000Z','2027-05-26','kept','bob',NULL,NULL,NULL,NULL);
INSERT INTO "lost_item" VALUES('id-i2','LP-0002','id-c1',3,'keys','three keys','2026-11-27T11:00:10.000000Z','2027-05-26','handed back','bob','signature','Bob','M0 0L1000 400','2026-11-27T11:00:10.000000Z');
INSERT INTO "lost_item" VALUES('id-i3','LP-0003','id-c1',3,'food','an apple','2026-11-27T11:00:10.000000Z','2027-05-26','disposed','bob',NULL,NULL,NULL,'2026-11-27T11:00:10.000000Z');
CREATE TABLE mark (
	name VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_mark PRIMARY KEY (name)
);
INSERT INTO "mark" VALUES('running',27);
INSERT INTO "mark" VALUES('erased',10);
INSERT INTO "mark" VALUES('scrub',42);
CREATE TABLE notice (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	person_id VARCHAR, 
	detail VARCHAR NOT NULL, 
	created_at VARCHAR NOT NULL, 
	attempts INTEGER DEFAULT '0' NOT NULL, 
	next_try_at VARCHAR, 
	sent_at VARCHAR, 
	gave_up_at VARCHAR, 
	error VARCHAR, 
	secret VARCHAR, 
	CONSTRAINT pk_notice PRIMARY KEY (id), 
	CONSTRAINT fk_notice_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "notice" VALUES(1,'ending','ada','{"door":"01","at":"2026-11-25T12:00:00+00:00"}','2026-11-25T11:00:00.000000Z',1,'2026-11-25T11:06:00.000000Z','2026-11-25T11:00:00.000000Z',NULL,NULL,NULL);
INSERT INTO "notice" VALUES(2,'expired','bob','{"door":"03"}','2026-11-25T11:00:00.000000Z',1,NULL,NULL,'2026-11-25T11:00:00.000000Z','no address',NULL);
INSERT INTO "notice" VALUES(3,'your turn','cyd','{"door":"06"}','2026-11-25T11:00:00.000000Z',1,'2026-11-25T11:06:00.000000Z',NULL,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(4,'arrived','ada','{"about":"v1","at":"2026-11-26T11:00:00+00:00"}','2026-11-26T11:00:10.000000Z',0,NULL,NULL,NULL,NULL,NULL);
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
CREATE TABLE operator (
	person_id VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	since VARCHAR NOT NULL, 
	ended_at VARCHAR, 
	CONSTRAINT pk_operator PRIMARY KEY (person_id), 
	CONSTRAINT fk_operator_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "operator" VALUES('ada','facilities','2026-11-27T11:00:00.000000Z',NULL);
INSERT INTO "operator" VALUES('cyd','installer','2026-11-27T10:00:00.000000Z','2026-11-27T11:00:00.000000Z');
CREATE TABLE outbox (
	position INTEGER NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY (position), 
	CONSTRAINT fk_outbox_position FOREIGN KEY(position) REFERENCES audit_event (position)
);
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
INSERT INTO "outbox" VALUES(28);
INSERT INTO "outbox" VALUES(29);
INSERT INTO "outbox" VALUES(30);
INSERT INTO "outbox" VALUES(31);
INSERT INTO "outbox" VALUES(32);
INSERT INTO "outbox" VALUES(33);
INSERT INTO "outbox" VALUES(34);
INSERT INTO "outbox" VALUES(35);
INSERT INTO "outbox" VALUES(36);
INSERT INTO "outbox" VALUES(37);
INSERT INTO "outbox" VALUES(38);
INSERT INTO "outbox" VALUES(39);
INSERT INTO "outbox" VALUES(40);
INSERT INTO "outbox" VALUES(41);
INSERT INTO "outbox" VALUES(42);
INSERT INTO "outbox" VALUES(43);
INSERT INTO "outbox" VALUES(44);
INSERT INTO "outbox" VALUES(45);
INSERT INTO "outbox" VALUES(46);
INSERT INTO "outbox" VALUES(47);
INSERT INTO "outbox" VALUES(48);
INSERT INTO "outbox" VALUES(49);
INSERT INTO "outbox" VALUES(50);
INSERT INTO "outbox" VALUES(51);
INSERT INTO "outbox" VALUES(52);
INSERT INTO "outbox" VALUES(53);
INSERT INTO "outbox" VALUES(54);
INSERT INTO "outbox" VALUES(55);
INSERT INTO "outbox" VALUES(56);
INSERT INTO "outbox" VALUES(57);
INSERT INTO "outbox" VALUES(58);
INSERT INTO "outbox" VALUES(59);
INSERT INTO "outbox" VALUES(60);
INSERT INTO "outbox" VALUES(61);
INSERT INTO "outbox" VALUES(62);
INSERT INTO "outbox" VALUES(63);
INSERT INTO "outbox" VALUES(64);
INSERT INTO "outbox" VALUES(65);
INSERT INTO "outbox" VALUES(66);
INSERT INTO "outbox" VALUES(67);
INSERT INTO "outbox" VALUES(68);
INSERT INTO "outbox" VALUES(69);
INSERT INTO "outbox" VALUES(70);
INSERT INTO "outbox" VALUES(71);
INSERT INTO "outbox" VALUES(72);
CREATE TABLE owed_answer (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR NOT NULL, 
	about VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	CONSTRAINT uq_owed_answer_kind_about UNIQUE (kind, about)
);
INSERT INTO "owed_answer" VALUES(3,'reservation','5f0c1b7e9d2a4c3b8e6f7a1d2c3b4a59','{"door":null,"revision":2,"size":"S","state":"confirmed","why":null}','2026-11-27T12:00:00.000000Z');
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
	suspended BOOLEAN NOT NULL, groups VARCHAR, erased_at VARCHAR, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT uq_person_external_id UNIQUE (external_id)
);
INSERT INTO "person" VALUES('ada','ada','Ada','staff','ada@example.org','acme','it',NULL,NULL,0,0,'["first aiders"]',NULL);
INSERT INTO "person" VALUES('bob','bob','Bob','visitor',NULL,NULL,NULL,NULL,NULL,0,0,NULL,NULL);
INSERT INTO "person" VALUES('cyd','cyd','Cyd','staff',NULL,NULL,NULL,NULL,NULL,0,1,NULL,NULL);
INSERT INTO "person" VALUES('v1','visit-v1','Wanda Wöhrl','visitor','wan@example.org',NULL,NULL,'2026-11-26T11:00:00.000000Z','2026-11-26T17:00:00.000000Z',0,0,'["visitors"]',NULL);
INSERT INTO "person" VALUES('v2','visit-v2','Kim Lee','contractor','kim@example.org',NULL,NULL,'2026-11-26T11:00:00.000000Z','2026-11-28T17:00:00.000000Z',0,0,'["contractors"]',NULL);
INSERT INTO "person" VALUES('v3','visit-v3','Eve','visitor','eve@example.org',NULL,NULL,'2026-11-26T11:00:00.000000Z','2026-11-27T17:00:00.000000Z',0,0,'["visitors"]',NULL);
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
CREATE TABLE pool_code (
	pass_id VARCHAR NOT NULL, 
	bank VARCHAR NOT NULL, 
	size VARCHAR NOT NULL, 
	starts_at VARCHAR NOT NULL, 
	ends_at VARCHAR NOT NULL, 
	verifier BLOB NOT NULL, 
	visit_id VARCHAR, 
	handed BOOLEAN NOT NULL, 
	CONSTRAINT pk_pool_code PRIMARY KEY (pass_id), 
	CONSTRAINT fk_pool_code_visit_id FOREIGN KEY(visit_id) REFERENCES guest_visit (id), 
	CONSTRAINT uq_pool_code_bank_verifier UNIQUE (bank, verifier)
);
INSERT INTO "pool_code" VALUES('00000000000000a1','A','M','2026-11-26T00:00:00.000000Z','2026-11-27T00:00:00.000000Z',X'6131613161316131613161316131613161316131613161316131613161316131','id-v1',0);
INSERT INTO "pool_code" VALUES('00000000000000b1','A','M','2026-11-26T00:00:00.000000Z','2026-11-27T00:00:00.000000Z',X'6231623162316231623162316231623162316231623162316231623162316231',NULL,0);
INSERT INTO "pool_code" VALUES('00000000000000c1','A','M','2026-11-27T00:00:00.000000Z','2026-11-28T00:00:00.000000Z',X'6331633163316331633163316331633163316331633163316331633163316331',NULL,0);
CREATE TABLE recovery_case (
	id VARCHAR NOT NULL, 
	compartment_id INTEGER NOT NULL, 
	cause VARCHAR NOT NULL, 
	step VARCHAR NOT NULL, 
	opened_at VARCHAR NOT NULL, 
	assignment_id VARCHAR, 
	person_id VARCHAR, 
	notified_at VARCHAR, 
	overridden VARCHAR, 
	empty BOOLEAN NOT NULL, 
	changed_at VARCHAR, 
	ended_at VARCHAR, 
	CONSTRAINT pk_recovery_case PRIMARY KEY (id), 
	CONSTRAINT fk_recovery_case_compartment_id FOREIGN KEY(compartment_id) REFERENCES compartment (id), 
	CONSTRAINT fk_recovery_case_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_recovery_case_over CHECK ((step IN ('reset', 'cancelled')) = (ended_at IS NOT NULL))
);
INSERT INTO "recovery_case" VALUES('id-c1',3,'other','reset','2026-11-27T11:00:10.000000Z','id-0007','bob','2026-11-27T10:00:10.000000Z','id-0008',0,'2026-11-27T11:00:10.000000Z','2026-11-27T11:00:10.000000Z');
INSERT INTO "recovery_case" VALUES('id-c2',1,'overdue','collected','2026-11-27T11:00:10.000000Z','id-0001','ada','2026-11-27T10:00:10.000000Z','id-0008',0,'2026-11-27T11:00:10.000000Z',NULL);
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
	series VARCHAR, booking VARCHAR, 
	CONSTRAINT pk_reservation PRIMARY KEY (id), 
	CONSTRAINT fk_reservation_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_reservation_compartment_id FOREIGN KEY(compartment_id) REFERENCES compartment (id), 
	CONSTRAINT ck_reservation_window CHECK (starts_at < ends_at)
);
INSERT INTO "reservation" VALUES('id-0010','bob','acme','A','S','M','2026-11-25T11:00:00.000000Z','2026-11-25T15:00:00.000000Z','arrived',NULL,'3.14','north',NULL,'5f0c1b7e9d2a4c3b8e6f7a1d2c3b4a59');
INSERT INTO "reservation" VALUES('id-0011','ada','acme','A','M','M','2026-11-26T11:00:00.000000Z','2026-11-26T19:00:00.000000Z','booked',NULL,NULL,NULL,'id-0011',NULL);
INSERT INTO "reservation" VALUES('id-0012','ada','acme','A','M','M','2026-11-27T11:00:00.000000Z','2026-11-27T19:00:00.000000Z','booked',NULL,NULL,NULL,'id-0011',NULL);
INSERT INTO "reservation" VALUES('id-0013','cyd','acme','A','S','M','2026-11-26T11:00:00.000000Z','2026-11-26T17:00:00.000000Z','booked',5,NULL,NULL,NULL,NULL);
INSERT INTO "reservation" VALUES('id-0014','cyd','acme','A','S','M','2026-11-25T11:00:00.000000Z','2026-11-25T12:00:00.000000Z','no-show',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE revoked_unseen (
	pass_id VARCHAR NOT NULL, 
	"key" BLOB NOT NULL, 
	until VARCHAR NOT NULL, 
	CONSTRAINT pk_revoked_unseen PRIMARY KEY (pass_id, "key")
);
INSERT INTO "revoked_unseen" VALUES('00000000000000a9',X'630DCD2966C43366','2026-11-26T17:00:00.000000Z');
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
CREATE TABLE tag_counter (
	lookup BLOB NOT NULL, 
	counter INTEGER NOT NULL, 
	CONSTRAINT pk_tag_counter PRIMARY KEY (lookup), 
	CONSTRAINT ck_tag_counter_three_bytes CHECK (counter BETWEEN 0 AND 16777215)
);
INSERT INTO "tag_counter" VALUES(X'6B657965642068617368206F662074686520746167206F66204164612C202E2E',61);
CREATE TABLE time_floor (
	name VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	CONSTRAINT pk_time_floor PRIMARY KEY (name)
);
INSERT INTO "time_floor" VALUES('signed','2026-11-26T11:00:00.000000Z');
CREATE TABLE trusted_key (
	id BLOB NOT NULL, 
	public BLOB NOT NULL, 
	issuer VARCHAR NOT NULL, 
	site VARCHAR NOT NULL, 
	tenants VARCHAR, 
	since VARCHAR, 
	revoked_at VARCHAR, 
	CONSTRAINT pk_trusted_key PRIMARY KEY (id)
);
INSERT INTO "trusted_key" VALUES(X'630DCD2966C43366',X'000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F','reception','HQ North','["acme"]','2026-11-26T11:00:00.000000Z',NULL);
INSERT INTO "trusted_key" VALUES(X'66687AADF862BD77',X'0000000000000000000000000000000000000000000000000000000000000000','gate','',NULL,'2026-11-26T11:00:00.000000Z','2026-11-26T12:00:00.000000Z');
CREATE TABLE upstream_feed (
	id INTEGER NOT NULL, 
	cursor VARCHAR NOT NULL, 
	snapshot INTEGER NOT NULL, 
	whole BOOLEAN NOT NULL, 
	CONSTRAINT pk_upstream_feed PRIMARY KEY (id), 
	CONSTRAINT ck_upstream_feed_one CHECK (id = 1)
);
INSERT INTO "upstream_feed" VALUES(1,'MSBhY21lIDE3OTU2MTE2MDAwMDAwMDA',2,0);
CREATE TABLE upstream_row (
	kind VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	snapshot INTEGER NOT NULL, 
	badge BLOB, 
	owed BOOLEAN NOT NULL, value VARCHAR, 
	CONSTRAINT pk_upstream_row PRIMARY KEY (kind, id)
);
INSERT INTO "upstream_row" VALUES('person','ada',1795611600000000,'live',2,X'6C6F6F6B65642075703A20616461',0,NULL);
INSERT INTO "upstream_row" VALUES('person','bob',1795611600000001,'live',1,X'6C6F6F6B65642075703A20616461',1,NULL);
INSERT INTO "upstream_row" VALUES('person','cyd',1795611600000002,'suspended',2,NULL,0,NULL);
INSERT INTO "upstream_row" VALUES('person','E1009',1795611600000003,'gone',1,NULL,0,NULL);
INSERT INTO "upstream_row" VALUES('reservation','5f0c1b7e9d2a4c3b8e6f7a1d2c3b4a59',1795611600000005,'live',2,NULL,0,'{"bank":"A","door":null,"end":"2026-11-28T17:00:00.000000Z","kiosk":"hq-north","person":"E1001","revision":2,"size":"S","start":"2026-11-28T08:00:00.000000Z","state":"pending"}');
CREATE TABLE visitor_code (
	lookup BLOB NOT NULL, 
	pass_id VARCHAR NOT NULL, 
	bank VARCHAR NOT NULL, 
	size VARCHAR NOT NULL, 
	starts_at VARCHAR NOT NULL, 
	ends_at VARCHAR NOT NULL, 
	"key" BLOB, 
	CONSTRAINT pk_visitor_code PRIMARY KEY (lookup)
);
INSERT INTO "visitor_code" VALUES(X'6C6F6F6B7570206431','00000000000000d1','A','S','2026-11-26T00:00:00.000000Z','2026-11-27T00:00:00.000000Z',X'630DCD2966C43366');
INSERT INTO "visitor_code" VALUES(X'6C6F6F6B7570206131','00000000000000a1','A','M','2026-11-26T00:00:00.000000Z','2026-11-27T00:00:00.000000Z',NULL);
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
CREATE TRIGGER tr_audit_event_added BEFORE INSERT ON audit_event
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM audit_event)
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
CREATE TRIGGER tr_audit_event_kept BEFORE DELETE ON audit_event
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
CREATE TRIGGER tr_audit_event_unchanged BEFORE UPDATE ON audit_event
WHEN NEW.personal IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.position IS NOT OLD.position
OR NEW.epoch IS NOT OLD.epoch OR NEW.header IS NOT OLD.header OR NEW.commitment IS NOT OLD.commitment
OR NEW.hash IS NOT OLD.hash
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
CREATE TRIGGER tr_audit_epoch_added BEFORE INSERT ON audit_epoch
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM audit_epoch)
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
CREATE TRIGGER tr_audit_epoch_kept BEFORE DELETE ON audit_epoch
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
CREATE TRIGGER tr_audit_epoch_unchanged BEFORE UPDATE ON audit_epoch
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
CREATE TRIGGER tr_audit_checkpoint_added BEFORE INSERT ON audit_checkpoint
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM audit_checkpoint)
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
CREATE TRIGGER tr_audit_checkpoint_kept BEFORE DELETE ON audit_checkpoint
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
CREATE TRIGGER tr_audit_checkpoint_unchanged BEFORE UPDATE ON audit_checkpoint
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
CREATE TRIGGER tr_outbox_owed BEFORE DELETE ON outbox
WHEN OLD.position > (SELECT coalesce(max(position), 0) FROM acknowledged)
BEGIN SELECT RAISE(ABORT, 'upstream has not acknowledged this'); END;
CREATE INDEX ix_guest_visit_person_id ON guest_visit (person_id);
CREATE INDEX ix_guest_visit_live ON guest_visit (ends_at) WHERE state IN ('invited', 'here');
CREATE UNIQUE INDEX uq_guest_visit_pass ON guest_visit (pass_id) WHERE pass_id IS NOT NULL;
CREATE INDEX ix_known_pass_person_id ON known_pass (person_id);
CREATE TRIGGER tr_known_pass_new BEFORE INSERT ON known_pass
WHEN EXISTS (SELECT 1 FROM known_pass WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'this is not written over'); END;
CREATE TRIGGER tr_revoked_unseen_new BEFORE INSERT ON revoked_unseen
WHEN EXISTS (SELECT 1 FROM revoked_unseen WHERE pass_id = NEW.pass_id AND key = NEW.key) BEGIN SELECT RAISE(ABORT, 'this is not written over'); END;
CREATE TRIGGER tr_pool_code_new BEFORE INSERT ON pool_code
WHEN EXISTS (SELECT 1 FROM pool_code
WHERE pass_id = NEW.pass_id OR (bank = NEW.bank AND verifier = NEW.verifier)) BEGIN SELECT RAISE(ABORT, 'this is not written over'); END;
CREATE TRIGGER tr_visitor_code_new BEFORE INSERT ON visitor_code
WHEN EXISTS (SELECT 1 FROM visitor_code WHERE lookup = NEW.lookup) BEGIN SELECT RAISE(ABORT, 'this is not written over'); END;
CREATE TRIGGER tr_trusted_key_new BEFORE INSERT ON trusted_key
WHEN EXISTS (SELECT 1 FROM trusted_key WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'this is not written over'); END;
CREATE TRIGGER tr_time_floor_new BEFORE INSERT ON time_floor
WHEN EXISTS (SELECT 1 FROM time_floor WHERE name = NEW.name) BEGIN SELECT RAISE(ABORT, 'this is not written over'); END;
CREATE TRIGGER tr_known_pass_spent BEFORE UPDATE ON known_pass
WHEN NEW.id IS NOT OLD.id OR OLD.spent_at IS NOT NULL AND NEW.spent_at IS NULL
OR OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NULL
OR OLD.spent_on IS NOT NULL AND (NEW.spent_on IS NULL OR NEW.spent_on < OLD.spent_on) BEGIN SELECT RAISE(ABORT, 'a pass that was spent or revoked stays so'); END;
CREATE TRIGGER tr_known_pass_kept BEFORE DELETE ON known_pass
WHEN OLD.ends_at >= coalesce((SELECT at FROM time_floor WHERE name = 'signed'), '') BEGIN SELECT RAISE(ABORT, 'a pass that was spent or revoked stays so'); END;
CREATE TRIGGER tr_revoked_unseen_spent BEFORE UPDATE ON revoked_unseen
WHEN NEW.pass_id IS NOT OLD.pass_id OR NEW.key IS NOT OLD.key OR NEW.until < OLD.until BEGIN SELECT RAISE(ABORT, 'a pass that was spent or revoked stays so'); END;
CREATE TRIGGER tr_revoked_unseen_kept BEFORE DELETE ON revoked_unseen
WHEN OLD.until >= coalesce((SELECT at FROM time_floor WHERE name = 'signed'), '') BEGIN SELECT RAISE(ABORT, 'a pass that was spent or revoked stays so'); END;
CREATE TRIGGER tr_pool_code_given BEFORE UPDATE ON pool_code
WHEN OLD.visit_id IS NOT NULL AND (NEW.visit_id IS NOT OLD.visit_id OR NEW.pass_id IS NOT OLD.pass_id)
BEGIN SELECT RAISE(ABORT, 'this code is given out'); END;
CREATE TRIGGER tr_trusted_key_revoked BEFORE UPDATE ON trusted_key
WHEN NEW.id IS NOT OLD.id OR NEW.public IS NOT OLD.public
OR OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NULL BEGIN SELECT RAISE(ABORT, 'a key that was revoked stays so'); END;
CREATE TRIGGER tr_trusted_key_kept BEFORE DELETE ON trusted_key BEGIN SELECT RAISE(ABORT, 'a key that was revoked stays so'); END;
CREATE TRIGGER tr_time_floor_rises BEFORE UPDATE ON time_floor
WHEN NEW.name IS NOT OLD.name OR NEW.at < OLD.at BEGIN SELECT RAISE(ABORT, 'the floor of time never falls'); END;
CREATE TRIGGER tr_time_floor_kept BEFORE DELETE ON time_floor BEGIN SELECT RAISE(ABORT, 'the floor of time never falls'); END;
CREATE UNIQUE INDEX uq_recovery_case_live ON recovery_case (compartment_id) WHERE ended_at IS NULL;
CREATE INDEX ix_alarm_live ON alarm (since) WHERE ended_at IS NULL OR acknowledged_at IS NULL;
CREATE INDEX ix_notice_owed ON notice (id) WHERE sent_at IS NULL AND gave_up_at IS NULL;
CREATE TRIGGER tr_recovery_case_new BEFORE INSERT ON recovery_case
WHEN EXISTS (SELECT 1 FROM recovery_case WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'this is not written over'); END;
CREATE TRIGGER tr_lost_item_new BEFORE INSERT ON lost_item
WHEN EXISTS (SELECT 1 FROM lost_item WHERE id = NEW.id OR bag = NEW.bag) BEGIN SELECT RAISE(ABORT, 'this is not written over'); END;
CREATE TRIGGER tr_counter_new BEFORE INSERT ON counter
WHEN EXISTS (SELECT 1 FROM counter WHERE name = NEW.name) BEGIN SELECT RAISE(ABORT, 'this is not written over'); END;
CREATE TRIGGER tr_recovery_case_over BEFORE UPDATE ON recovery_case
WHEN NEW.id IS NOT OLD.id OR OLD.ended_at IS NOT NULL
AND (NEW.step IS NOT OLD.step OR NEW.ended_at IS NOT OLD.ended_at) BEGIN SELECT RAISE(ABORT, 'a case that is over stays so'); END;
CREATE TRIGGER tr_recovery_case_kept BEFORE DELETE ON recovery_case
WHEN OLD.ended_at IS NULL BEGIN SELECT RAISE(ABORT, 'a case that is over stays so'); END;
CREATE TRIGGER tr_lost_item_left BEFORE UPDATE ON lost_item
WHEN NEW.id IS NOT OLD.id OR NEW.bag IS NOT OLD.bag OR OLD.state <> 'kept'
AND (NEW.state IS NOT OLD.state OR NEW.ended_at IS NOT OLD.ended_at) BEGIN SELECT RAISE(ABORT, 'a thing that left the lost property stays away'); END;
CREATE TRIGGER tr_lost_item_kept BEFORE DELETE ON lost_item
WHEN OLD.state = 'kept' BEGIN SELECT RAISE(ABORT, 'a thing that left the lost property stays away'); END;
CREATE TRIGGER tr_counter_rises BEFORE UPDATE ON counter
WHEN NEW.name IS NOT OLD.name OR NEW.value < OLD.value BEGIN SELECT RAISE(ABORT, 'a number is never given twice'); END;
CREATE TRIGGER tr_counter_kept BEFORE DELETE ON counter BEGIN SELECT RAISE(ABORT, 'a number is never given twice'); END;
CREATE INDEX ix_upstream_row_owed ON upstream_row (id) WHERE owed;
CREATE UNIQUE INDEX ix_reservation_booking ON reservation (booking) WHERE booking IS NOT NULL;
CREATE TRIGGER tr_tag_counter_new BEFORE INSERT ON tag_counter
WHEN EXISTS (SELECT 1 FROM tag_counter WHERE lookup = NEW.lookup)
BEGIN SELECT RAISE(ABORT, 'this is not written over'); END;
CREATE TRIGGER tr_tag_counter_rises BEFORE UPDATE ON tag_counter
WHEN NEW.lookup IS NOT OLD.lookup OR NEW.counter <= OLD.counter BEGIN SELECT RAISE(ABORT, 'the counter of a tag only rises'); END;
CREATE TRIGGER tr_tag_counter_kept BEFORE DELETE ON tag_counter BEGIN SELECT RAISE(ABORT, 'the counter of a tag only rises'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('owed_answer',3);
COMMIT;

"""What people and tenants have to hear of: owed in the transaction that made it so, and delivered afterwards."""

"""Policies: under which rules kiosks give doors, told to all of a tenant, to those of a site, or to one."""

#!/bin/sh
# The hub migrates as one role and works as another: neither is a superuser, neither bypasses row security.
set -eu
psql -v ON_ERROR_STOP=1 -v owner_password="$HUB_DATABASE_OWNER_PASSWORD" -v app_password="$HUB_DATABASE_PASSWORD" <<'SQL'
create role hub_owner login password :'owner_password';
create role hub_app login password :'app_password';
create database hub owner hub_owner;
SQL

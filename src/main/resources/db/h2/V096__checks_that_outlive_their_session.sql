-- H2 2.4 compares the constants of an "in (…)" by the session that made the check. Once that connection is closed, as idle ones are, every
-- insert fails ("Check constraint invalid", caused by "The database has been closed") until the database is opened anew.
alter table decision drop constraint constraint_505e;
alter table decision add constraint decision_verdict_known check (verdict = any (array['allow', 'block']));

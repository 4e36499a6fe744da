-- A test question somebody took out must not come back with the next start, which looks for shipped ones that are missing.
alter table test_question add column removed_at timestamptz;

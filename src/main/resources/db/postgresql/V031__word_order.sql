-- A prefix is looked up as a range of words, in the order of their code points whatever the database's own order is.
alter table change_word alter column word type varchar(40) collate "C";

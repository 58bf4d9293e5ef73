-- A webhook gets events, or messages for a chat, in a language.
alter table webhook add column format varchar(16) default 'EVENT' not null;
alter table webhook add column language varchar(2);

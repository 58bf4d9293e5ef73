-- What the delivery watch found when it placed a hold, as JSON; null for holds of people, and for those placed before.
alter table hold add column finding varchar(1000);

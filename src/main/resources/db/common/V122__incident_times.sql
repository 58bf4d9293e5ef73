-- What was judged while an incident went on at the carrier is not learnt from; so the watch asks when there were any.
create index incident_closed on incident (carrier, closed_at);

-- By which incident a full one is continued.
create index incident_continues on incident (continues);

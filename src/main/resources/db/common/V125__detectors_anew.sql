-- What detectors and contrasts keep has another form (ADR 0092). A campaign under way is watched from here on.
update watch_detector set state = null;
update watch_stream set contrast = null;

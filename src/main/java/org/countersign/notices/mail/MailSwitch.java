package org.countersign.notices.mail;

import jakarta.inject.Singleton;
import org.countersign.core.DemoMark;

/** Whether letters are sent at all: not without a mail server, and not in the demo, whose carriers never asked to be written to. */
@Singleton
public class MailSwitch {
    private final MailConfig config;
    private final DemoMark demo;

    MailSwitch(MailConfig config, DemoMark demo) {
        this.config = config;
        this.demo = demo;
    }

    public boolean isOn() {
        return config.host().isPresent() && !demo.isSet();
    }
}

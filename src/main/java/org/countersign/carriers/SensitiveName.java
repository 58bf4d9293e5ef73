package org.countersign.carriers;

/**
 * A sender that a carrier lets pass from whom it has authorised only.
 *
 * @param sender in small letters
 * @param carrier its code
 * @param carrierName what people call it
 */
public record SensitiveName(String sender, String carrier, String carrierName) {}

package org.firefly.report.model;

/**
 * One kind of resource of the device.
 *
 * @param used by all cores
 * @param available on the device
 * @param share used of available, 0 to 1
 * @param source how it is known
 */
public record Resource(String name, double used, int available, double share, String source) {}

package org.firefly.cli.report;

/**
 * Why a batch is smaller than asked.
 *
 * @param asked samples of a batch block that the user wanted
 * @param layer the layer that has no room for them
 * @param memory setting of the accelerator that bounds them
 */
public record BatchBound(int asked, String layer, String memory) {}

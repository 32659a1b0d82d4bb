/**
 * The computing core of an engine that takes clocks for spikes only: events are found in masks,
 * their weight rows fetched from memories with two ports, and added in chains of DSP slices.
 */
package org.firefly.accelerator.event;

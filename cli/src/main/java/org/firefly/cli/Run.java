package org.firefly.cli;

import java.util.Optional;
import org.firefly.runtime.Inference;

/**
 * Samples that went through a device.
 *
 * @param estimate what the clock model says of the program
 * @param device simulator, rtl or board
 * @param inference results and what the device saw
 * @param accuracy share of right answers, 0 to 1, if the samples have labels
 */
record Run(Estimate estimate, String device, Inference inference, Optional<Double> accuracy) {}

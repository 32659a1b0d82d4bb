package org.firefly.network.nir;

import java.util.Optional;
import org.firefly.network.Network;

/**
 * What a NIR model file holds.
 *
 * @param version the version of NIR that wrote it, as stored; absent in the oldest files, and no
 *     reliable sign of which fields there are
 * @param network the network, with its nested graphs
 */
public record NirFile(Optional<String> version, Network network) {}

package org.firefly.explore.run;

import java.nio.file.Path;
import org.firefly.explore.stage.Subjects;

/** Opens clusters; found as a service, so that whoever uses none carries nothing of it. */
public interface ClusterProvider {
  /**
   * Opens a cluster.
   *
   * @param master its address, as the cluster's software writes it
   * @param study file of the study, which workers read at the same path, with all that it names
   * @param subjects what it names here; a worker that finds something else there refuses to work
   * @throws org.firefly.explore.study.StudyException if there is none at this address
   */
  ClusterRunner open(String master, Path study, Subjects subjects);
}

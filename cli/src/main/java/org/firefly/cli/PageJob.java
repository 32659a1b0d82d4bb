package org.firefly.cli;

import org.firefly.compiler.Compilation;
import org.firefly.compiler.options.Input;
import org.firefly.compiler.options.SampleInput;
import org.firefly.conventions.Conventions;
import org.firefly.host.samples.Samples;
import org.firefly.network.Network;
import org.firefly.report.model.Report;

/**
 * Makes the report that a page shows.
 *
 * @param name of the network
 * @param network as the file has it
 * @param model what the user decided of it
 * @param page what the user decided of the page
 */
record PageJob(String name, Network network, ModelOptions model, PageOptions page) {
  /** Of a network that did not run, for samples of the given kind. */
  Report report(Estimate estimate, Input input) {
    return new ReportJob(
            name, network, model, board -> model.compilerOptions(board, network).withInput(input))
        .report(estimate);
  }

  /**
   * Of samples that ran on the simulator.
   *
   * @throws InterruptedException when the thread was interrupted
   */
  Report report(Run run, Samples samples) throws InterruptedException {
    Compilation compilation = run.estimate().compilation();
    int classes = compilation.program().decoding().classes();
    RunWatch watch =
        new RunWatch(
            network,
            Conventions.resolve(network, model.conventions()),
            compilation,
            samples,
            page.classes(classes, samples));
    ReportedRun seen = watch.look(run.inference(), page.closely(run.inference().results().length));
    return new ReportJob(
            name,
            network,
            model,
            board -> SampleInput.describe(samples.source(), model.compilerOptions(board, network)))
        .report(run.estimate(), new ReportJob.Seen(Reports.of(run), seen));
  }
}

package org.firefly.network;

/**
 * A network, a model file or a network string that cannot be used. The message is one sentence for
 * the user: file, node and field as far as they are known, the problem and its remedy. Those who
 * pass the exception on add what they know with {@link #inNode} and {@link #inFile}.
 */
public final class NetworkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final String node;
  private final String field;
  private final String problem;

  /** A problem of which neither file, node nor field is known. */
  public NetworkException(String problem) {
    this("", "", "", problem, null);
  }

  /** As the other, with what caused it. */
  public NetworkException(String problem, Throwable cause) {
    this("", "", "", problem, cause);
  }

  private NetworkException(
      String file, String node, String field, String problem, Throwable cause) {
    super(sentence(file, node, field, problem), cause);
    this.file = file;
    this.node = node;
    this.field = field;
    this.problem = problem;
  }

  /** A problem of one field (named as in NIR files) of a node that the caller will name. */
  public static NetworkException inField(String field, String problem) {
    return new NetworkException("", "", field, problem, null);
  }

  /** A problem of one field of a node. */
  public static NetworkException inField(String node, String field, String problem) {
    return new NetworkException("", node, field, problem, null);
  }

  /** A problem of a node as a whole. */
  public static NetworkException inNode(String node, String problem) {
    return new NetworkException("", node, "", problem, null);
  }

  /** A problem of a file as a whole. */
  public static NetworkException inFile(String file, String problem, Throwable cause) {
    return new NetworkException(file, "", "", problem, cause);
  }

  /** The same problem with the node's name filled in, if it was not known. */
  public NetworkException inNode(String name) {
    return node.isEmpty() ? new NetworkException(file, name, field, problem, this) : this;
  }

  /** The same problem with the file's name filled in, if it was not known. */
  public NetworkException inFile(String name) {
    return file.isEmpty() ? new NetworkException(name, node, field, problem, this) : this;
  }

  /** Name of the node at fault, empty if the problem is not that of one node. */
  public String node() {
    return node;
  }

  /** Name of the field at fault as in NIR files, empty if the problem is not that of one field. */
  public String field() {
    return field;
  }

  private static String sentence(String file, String node, String field, String problem) {
    StringBuilder text = new StringBuilder();
    text.append(file.isEmpty() ? "" : file + ": ");
    text.append(node.isEmpty() ? "" : "node '" + node + "'" + (field.isEmpty() ? ": " : ", "));
    text.append(field.isEmpty() ? "" : "field '" + field + "': ");
    // Names come from files: a line break or escape sequence in one must not reach a terminal.
    return text.append(problem).toString().replaceAll("\\p{Cntrl}", "?");
  }
}

package org.firefly.network;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the grammar of {@link NetworkString}. */
final class NetworkStringParser {
  private static final Pattern INPUT = Pattern.compile("(\\d+)x(\\d+)(?:x(\\d+))?");
  private static final Pattern CONVOLUTION = Pattern.compile("(\\d+)c(\\d+)(?:s(\\d+))?");
  private static final Pattern RESIDUAL = Pattern.compile("(\\d+)(res|add|iand)(\\d+)(?:s(\\d+))?");
  private static final Pattern RECURRENT = Pattern.compile("(\\d+)rec");
  private static final Pattern MAX_POOL = Pattern.compile("p(\\d+)");
  private static final Pattern AVERAGE_POOL = Pattern.compile("ap(\\d+)");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final int MAX_EXTENT = 65_536;

  private final String text;
  private final int inputChannels;
  private int position = 1;
  private String token = "";

  NetworkStringParser(String text, int inputChannels) {
    this.text = text;
    this.inputChannels = inputChannels;
  }

  NetworkString parse() {
    String[] tokens = text.split("-", -1);
    token = tokens[0];
    Matcher input = INPUT.matcher(token);
    if (!input.matches()) {
      throw error("must be the input as HxW or HxWxC, for example 32x32x3");
    }
    int height = number(input.group(1));
    int width = number(input.group(2));
    int channels = input.group(3) == null ? inputChannels : number(input.group(3));
    List<NetworkString.Layer> layers = new ArrayList<>();
    for (int i = 1; i < tokens.length - 1; i++) {
      next(tokens[i]);
      layers.add(layer(layers));
    }
    return new NetworkString(height, width, channels, layers, classes(tokens));
  }

  private int classes(String[] tokens) {
    if (tokens.length > 1) {
      next(tokens[tokens.length - 1]);
    }
    if (!NUMBER.matcher(token).matches()) {
      throw error("must be followed by the number of classes, for example -10");
    }
    return number(token);
  }

  private void next(String nextToken) {
    position += token.length() + 1;
    token = nextToken;
  }

  private NetworkString.Layer layer(List<NetworkString.Layer> before) {
    if (NUMBER.matcher(token).matches()) {
      return new NetworkString.Layer.Hidden(number(token));
    }
    Matcher recurrent = RECURRENT.matcher(token);
    if (recurrent.matches()) {
      return new NetworkString.Layer.Recurrent(number(recurrent.group(1)));
    }
    NetworkString.Layer layer = mapLayer();
    if (before.stream().anyMatch(NetworkStringParser::isVector)) {
      throw error("needs a map but follows a fully connected layer; move it in front of that");
    }
    return layer;
  }

  private static boolean isVector(NetworkString.Layer layer) {
    return layer instanceof NetworkString.Layer.Hidden
        || layer instanceof NetworkString.Layer.Recurrent;
  }

  private NetworkString.Layer mapLayer() {
    Matcher convolution = CONVOLUTION.matcher(token);
    if (convolution.matches()) {
      return convolution(convolution);
    }
    Matcher residual = RESIDUAL.matcher(token);
    if (residual.matches()) {
      return residual(residual);
    }
    Matcher maxPool = MAX_POOL.matcher(token);
    if (maxPool.matches()) {
      return new NetworkString.Layer.MaxPool(number(maxPool.group(1)));
    }
    Matcher averagePool = AVERAGE_POOL.matcher(token);
    if (averagePool.matches()) {
      return new NetworkString.Layer.AveragePool(number(averagePool.group(1)));
    }
    throw error(
        "is no layer; write NcK, NresK, NaddK, NiandK, each perhaps with sS, pK, apK, a number of neurons or"
            + " Nrec");
  }

  private NetworkString.Layer convolution(Matcher match) {
    return new NetworkString.Layer.Convolution(
        number(match.group(1)), kernel(match.group(2)), stride(match.group(3)));
  }

  private NetworkString.Layer residual(Matcher match) {
    return new NetworkString.Layer.Residual(
        number(match.group(1)),
        kernel(match.group(3)),
        stride(match.group(4)),
        switch (match.group(2)) {
          case "res" -> NetworkString.Join.CURRENTS;
          case "add" -> NetworkString.Join.ADD;
          default -> NetworkString.Join.IAND;
        });
  }

  private int kernel(String digits) {
    int kernel = number(digits);
    if (kernel % 2 == 0) {
      throw error("has an even kernel, whose padding K/2 is not centred; use an odd one");
    }
    return kernel;
  }

  private int stride(String digits) {
    return digits == null ? 1 : number(digits);
  }

  private int number(String digits) {
    String significant = digits.replaceFirst("^0+(?=.)", "");
    int value = significant.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(significant);
    if (value < 1 || value > MAX_EXTENT) {
      throw error("holds " + digits + " but numbers must be from 1 to " + MAX_EXTENT);
    }
    return value;
  }

  private NetworkException error(String problem) {
    return new NetworkException(
        "network string '"
            + text
            + "': part '"
            + token
            + "' at position "
            + position
            + " "
            + problem);
  }
}

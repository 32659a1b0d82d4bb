package org.firefly.cli.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.firefly.files.OutputFile;

/** Pictures one after the other, for ever, as a GIF file; whole or not at all. */
final class GifAnimation implements AutoCloseable {
  private final int delay;
  private final OutputFile whole;
  private final ImageOutputStream stream;
  private final ImageWriter gif;
  private boolean first = true;
  private boolean open = true;

  /**
   * Begins an animation.
   *
   * @param delay display time of a picture, in hundredths of a second
   * @throws IOException if the file cannot be made
   */
  GifAnimation(Path file, int delay) throws IOException {
    this.delay = delay;
    whole = new OutputFile(file);
    stream = ImageIO.createImageOutputStream(whole.temporary().toFile());
    gif = ImageIO.getImageWritersByFormatName("gif").next();
    gif.setOutput(stream);
    gif.prepareWriteSequence(null);
  }

  /** Adds a picture. */
  void add(BufferedImage picture) throws IOException {
    IIOMetadata metadata =
        gif.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(picture), null);
    describe(metadata);
    gif.writeToSequence(new IIOImage(picture, null, metadata), null);
    first = false;
  }

  /** Whether no picture was added. */
  boolean isEmpty() {
    return first;
  }

  /** Gives the animation its name. */
  void finish() throws IOException {
    gif.endWriteSequence();
    closeStream();
    whole.finish();
  }

  @Override
  public void close() throws IOException {
    gif.dispose();
    closeStream();
    whole.close();
  }

  /** An image stream may be closed only once. */
  private void closeStream() throws IOException {
    if (open) {
      open = false;
      stream.close();
    }
  }

  private void describe(IIOMetadata metadata) throws IOException {
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", Integer.toString(delay));
    control.setAttribute("transparentColorIndex", "0");
    root.appendChild(control);
    if (first) {
      root.appendChild(endless());
    }
    metadata.setFromTree(format, root);
  }

  /** Netscape's extension: block 1, repeated 0 times, which means for ever. */
  private static IIOMetadataNode endless() {
    IIOMetadataNode extension = new IIOMetadataNode("ApplicationExtension");
    extension.setAttribute("applicationID", "NETSCAPE");
    extension.setAttribute("authenticationCode", "2.0");
    extension.setUserObject(new byte[] {1, 0, 0});
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(extension);
    return extensions;
  }
}

package org.firefly.events.aedat;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.firefly.events.ByteSource;
import org.firefly.events.SensorSize;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The XML text that describes the streams: a node whose name is a number is a stream, its
 * attributes and those of the nodes below it are {@code typeIdentifier}, {@code sizeX}, {@code
 * sizeY} and {@code source}.
 */
final class Aedat4Description {
  private static final int MAX_DEPTH = 100;

  private Aedat4Description() {}

  static SortedMap<Integer, Aedat4Stream> streams(String xml, ByteSource source) {
    SortedMap<Integer, Aedat4Stream> streams = new TreeMap<>();
    try {
      collect(
          parser().parse(new InputSource(new StringReader(xml))).getDocumentElement(), streams, 0);
    } catch (SAXException | IOException e) {
      throw source.damaged("describes its streams in no proper XML");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
    return streams;
  }

  /** The description of a file with one stream of events. */
  static String of(int stream, SensorSize sensor, String camera) {
    String path = "/mainloop/Recorder/outInfo/";
    return String.format(
        Locale.ROOT,
        """
        <dv version="2.0"><node name="outInfo" path="%1$s"><node name="%2$d" path="%1$s%2$d/">
        <attr key="compression" type="string">LZ4</attr>
        <attr key="originalOutputName" type="string">events</attr>
        <attr key="typeIdentifier" type="string">EVTS</attr>
        <node name="info" path="%1$s%2$d/info/"><attr key="sizeX" type="int">%3$d</attr>
        <attr key="sizeY" type="int">%4$d</attr><attr key="source" type="string">%5$s</attr>
        </node></node></node></dv>
        """,
        path,
        stream,
        sensor.width(),
        sensor.height(),
        escaped(camera));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static DocumentBuilder parser() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    DocumentBuilder parser = factory.newDocumentBuilder();
    parser.setErrorHandler(
        new DefaultHandler() {
          @Override
          public void fatalError(SAXParseException e) throws SAXException {
            throw e;
          }
        });
    return parser;
  }

  private static void collect(Element node, SortedMap<Integer, Aedat4Stream> streams, int depth) {
    String name = node.getAttribute("name");
    if (name.matches("[0-9]{1,9}")) {
      Map<String, String> attributes = new HashMap<>();
      attributes(node, attributes, depth);
      streams.put(Integer.valueOf(name), stream(attributes));
    } else if (depth < MAX_DEPTH) {
      NodeList children = node.getChildNodes();
      for (int i = 0; i < children.getLength(); i++) {
        if (children.item(i) instanceof Element child) {
          collect(child, streams, depth + 1);
        }
      }
    }
  }

  private static void attributes(Element node, Map<String, String> attributes, int depth) {
    NodeList children = node.getChildNodes();
    for (int i = 0; i < children.getLength() && depth < MAX_DEPTH; i++) {
      if (children.item(i) instanceof Element child) {
        if (child.getTagName().equals("attr")) {
          attributes.putIfAbsent(child.getAttribute("key"), child.getTextContent().strip());
        } else {
          attributes(child, attributes, depth + 1);
        }
      }
    }
  }

  private static Aedat4Stream stream(Map<String, String> attributes) {
    Optional<SensorSize> size =
        pixels(attributes.get("sizeX"))
            .flatMap(x -> pixels(attributes.get("sizeY")).map(y -> new SensorSize(x, y)));
    return new Aedat4Stream(
        attributes.getOrDefault("typeIdentifier", ""),
        size,
        Optional.ofNullable(attributes.get("source")).filter(name -> !name.isEmpty()));
  }

  private static Optional<Integer> pixels(String text) {
    return Optional.ofNullable(text).flatMap(SensorSize::pixels);
  }
}

package org.firefly.vivado;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.firefly.architecture.board.Boards;
import org.firefly.architecture.isa.BitField;
import org.firefly.architecture.isa.CoreError;
import org.firefly.architecture.isa.CoreShape;
import org.firefly.architecture.isa.Register;
import org.firefly.architecture.isa.RegisterField;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class RegisterMapTest {
  private static final XPath XPATH = XPathFactory.newInstance().newXPath();

  private final Document map = parse();

  /** Of a board with two cores; without prefixes, which XPath would want to have declared. */
  private static Document parse() {
    String text = RegisterMap.of(Boards.find("kv260").config()).replace("ipxact:", "");
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(text)));
    } catch (Exception e) {
      throw new AssertionError(text, e);
    }
  }

  private List<String> texts(String path) throws Exception {
    NodeList nodes = (NodeList) XPATH.evaluate(path, map, XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  @Test
  void everyCoreHasItsPage() throws Exception {
    assertThat(texts("//addressBlock/name")).containsExactly("core0", "core1");
    assertThat(texts("//addressBlock/baseAddress")).containsExactly("'h0", "'h1000");
  }

  @Test
  void everyRegisterAndFieldIsWhereTheTablesPutIt() throws Exception {
    for (Register register : Register.values()) {
      String path = "//addressBlock[name='core1']/register[name='" + register + "']";
      assertThat(texts(path + "/addressOffset"))
          .containsExactly("'h" + Integer.toHexString(register.offset()));
      for (RegisterField field : RegisterField.of(register)) {
        BitField bits = field.bits();
        String place = path + "/field[name='" + bits.name() + "']";
        assertThat(texts(place + "/bitOffset")).containsExactly("" + bits.lowBit());
        assertThat(texts(place + "/bitWidth")).containsExactly("" + bits.width());
      }
    }
  }

  @Test
  void whatNeverChangesHasItsValue() throws Exception {
    CoreShape shape = CoreShape.of(Boards.find("kv260").config(), 1);
    String register = "//addressBlock[name='core1']/register[name='SHAPE']";
    for (RegisterField field : RegisterField.of(Register.SHAPE)) {
      assertThat(texts(register + "/field[name='" + field.bits().name() + "']//value"))
          .containsExactly("'h" + Integer.toHexString(field.of(shape.shapeWord())));
    }
    assertThat(texts(register + "/volatile")).containsExactly("false");
  }

  @Test
  void errorsHaveNames() throws Exception {
    assertThat(texts("//addressBlock[name='core0']//enumeratedValue/name"))
        .containsExactly(Arrays.stream(CoreError.values()).map(Enum::name).toArray(String[]::new));
  }
}

package org.firefly.hdl;

/**
 * A group of named values. A record or a class becomes a bundle by implementing this interface; its
 * record components or fields, in order of declaration, are the members and give them their names:
 *
 * <pre>{@code
 * record Pixel(@Width(5) UInt red, UInt green, Bool last) implements Bundle {
 *   static DataType<Pixel> type(int bits) {
 *     return bundle(Pixel.class, member("green", uint(bits)));
 *   }
 * }
 * }</pre>
 *
 * <p>{@link Hardware#connect} joins two bundles of one type.
 */
public non-sealed interface Bundle extends Data {}

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Fetches a Maven distribution with nothing but a JDK: {@code java FetchMaven.java URL SHA512 DIR}.
 * DIR appears only when the archive was complete and its digest was right.
 */
public final class FetchMaven {
  private FetchMaven() {}

  public static void main(String[] args) throws IOException, GeneralSecurityException {
    Path target = Path.of(args[2]);
    Files.createDirectories(target.getParent());
    Path archive = Files.createTempFile(target.getParent(), "maven", ".zip");
    try {
      download(URI.create(args[0]), args[1], archive);
      Path unpacked = Files.createTempDirectory(target.getParent(), "maven");
      unpack(archive, unpacked);
      publish(unpacked, target);
    } finally {
      Files.deleteIfExists(archive);
    }
  }

  private static void download(URI source, String sha512, Path archive)
      throws IOException, GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-512");
    var connection = source.toURL().openConnection();
    connection.setConnectTimeout(15_000);
    connection.setReadTimeout(60_000);
    try (InputStream in = new DigestInputStream(connection.getInputStream(), digest)) {
      Files.copy(in, archive, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(sha512)) {
      throw new IOException(source + " does not have the expected SHA-512 digest.");
    }
  }

  /** The archive's own top folder is dropped. */
  private static void unpack(Path archive, Path folder) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
        Path file = folder.resolve(inside).normalize();
        if (entry.isDirectory() || !file.startsWith(folder)) {
          continue;
        }
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
  }

  private static void publish(Path unpacked, Path target) throws IOException {
    try {
      Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(unpacked, target);
    }
  }
}

package cn.caitong.mappings.invoice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives for tests: as the platform writes them (with descriptors), and stored without. */
final class Packed {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    static Packed ofd() {
        return new Packed()
                .with("OFD.xml", "<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'/>")
                .with("Doc_0/Document.xml", "<ofd:Document xmlns:ofd='http://www.ofdspec.org/2016'/>")
                .with("Doc_0/Res/image_1.png", "\u0089PNG not really");
    }

    Packed with(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    Packed with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    byte[] deflated() {
        return written(ZipEntry.DEFLATED);
    }

    byte[] stored() {
        return written(ZipEntry.STORED);
    }

    private byte[] written(int method) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(header(entry.getKey(), entry.getValue(), method));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry header(String name, byte[] content, int method) {
        ZipEntry header = new ZipEntry(name);
        header.setMethod(method);
        if (method == ZipEntry.STORED) {
            CRC32 sum = new CRC32();
            sum.update(content);
            header.setSize(content.length);
            header.setCrc(sum.getValue());
        }
        return header;
    }
}

package org.countersign.screens;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Makes PNG pictures of pages small: a page has few colours, so a palette of its most frequent ones shows it as well. */
final class Picture {
    private static final int PALETTE = 256;

    private Picture() {}

    /** The same picture in at most 256 colours, without transparency. */
    static byte[] small(byte[] png) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        int[] palette = mostFrequent(pixels);
        Map<Integer, Integer> places = new HashMap<>();
        BufferedImage reduced = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model(palette));
        for (int i = 0; i < pixels.length; i++) {
            int place = places.computeIfAbsent(pixels[i], colour -> nearest(colour, palette));
            reduced.getRaster().setSample(i % width, i / width, 0, place);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(reduced, "png", file);
        return file.toByteArray();
    }

    private static int[] mostFrequent(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        List<Map.Entry<Integer, Integer>> entries = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(PALETTE)
                .toList();
        return entries.stream().mapToInt(Map.Entry::getKey).toArray();
    }

    private static IndexColorModel model(int[] palette) {
        byte[] red = new byte[palette.length];
        byte[] green = new byte[palette.length];
        byte[] blue = new byte[palette.length];
        for (int i = 0; i < palette.length; i++) {
            red[i] = (byte) (palette[i] >> 16);
            green[i] = (byte) (palette[i] >> 8);
            blue[i] = (byte) palette[i];
        }
        return new IndexColorModel(Byte.SIZE, palette.length, red, green, blue);
    }

    private static int nearest(int colour, int[] palette) {
        int nearest = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(colour, palette[i]) < distance(colour, palette[nearest])) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** Squared, in the cube of red, green and blue. */
    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int difference = ((one >> shift) & 0xff) - ((other >> shift) & 0xff);
            sum += difference * difference;
        }
        return sum;
    }
}

package cn.caitong.app.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** One run of the command line in this process, with the shipped configuration. */
record CommandLineRun(int exit, String out, String err) {
    static CommandLineRun hub(String... args) {
        return at(Path.of(".."), args);
    }

    static CommandLineRun at(Path home, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String before = System.getProperty("hub.home", ".");
        System.setProperty("hub.home", home.toString());
        try {
            int exit = Main.run(out, err, args);
            return new CommandLineRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setProperty("hub.home", before);
        }
    }
}

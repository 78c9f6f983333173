package cn.caitong.benchmarks.rows;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** A value of a recorded row, in which the words that name its case are exchanged for another case's. */
sealed interface Cell {
    @Nullable
    Object of(Names.Renamed names);

    /** The same for every case. */
    record Fixed(@Nullable Object value) implements Cell {
        @Override
        public @Nullable Object of(Names.Renamed names) {
            return value;
        }
    }

    record Id(int word, String recorded) implements Cell {
        @Override
        public Object of(Names.Renamed names) {
            return UUID.fromString(names.word(word, recorded));
        }
    }

    /** Text in pieces: what stays, and after each piece but the last a word. {@code type} is empty for plain text. */
    record Text(List<String> pieces, List<Id> words, String type) implements Cell {
        @Override
        public Object of(Names.Renamed names) {
            StringBuilder text = new StringBuilder(pieces.getFirst());
            for (int i = 0; i < words.size(); i++) {
                Id word = words.get(i);
                text.append(names.word(word.word(), word.recorded())).append(pieces.get(i + 1));
            }
            return type.isEmpty() ? text.toString() : typed(type, text.toString());
        }
    }

    /** How a recorded value is written for other cases. */
    static Cell of(@Nullable Object value, Names names) {
        return switch (value) {
            case UUID id when names.words().contains(id.toString()) -> new Id(names.word(id.toString()), id.toString());
            case String text -> text(text, "", text, names);
            case PGobject object -> text(String.valueOf(object.getValue()), object.getType(), object, names);
            case null, default -> new Fixed(value);
        };
    }

    private static Cell text(String text, String type, Object value, Names names) {
        List<String> pieces = new ArrayList<>();
        List<Id> words = new ArrayList<>();
        int from = 0;
        for (Id found = first(text, from, names); found != null; found = first(text, from, names)) {
            int at = text.indexOf(found.recorded(), from);
            pieces.add(text.substring(from, at));
            words.add(found);
            from = at + found.recorded().length();
        }
        pieces.add(text.substring(from));
        return words.isEmpty() ? new Fixed(value) : new Text(List.copyOf(pieces), List.copyOf(words), type);
    }

    /** The word that stands first, of those that start together the longest. */
    private static @Nullable Id first(String text, int from, Names names) {
        Id first = null;
        int firstAt = Integer.MAX_VALUE;
        for (String word : names.words()) {
            int at = text.indexOf(word, from);
            boolean sooner = at >= 0 && at < firstAt;
            boolean longer = first != null
                    && at == firstAt
                    && word.length() > first.recorded().length();
            if (sooner || longer) {
                first = new Id(names.word(word), word);
                firstAt = at;
            }
        }
        return first;
    }

    private static PGobject typed(String type, String text) {
        try {
            PGobject object = new PGobject();
            object.setType(type);
            object.setValue(text);
            return object;
        } catch (SQLException impossible) {
            throw new IllegalStateException("A value in memory is set", impossible);
        }
    }
}

package cn.caitong.engine.policy;

/** Who owes what to whom, in both languages. The parties are role names, such as {@code purchaser-or-agency}. */
public record Duty(String owedBy, String owedTo, String english, String chinese) {}

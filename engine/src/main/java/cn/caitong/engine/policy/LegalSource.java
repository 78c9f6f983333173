package cn.caitong.engine.policy;

/**
 * Where a rule comes from.
 *
 * @param title the Chinese title of the law, order or notice
 * @param article its article; empty where the whole is meant
 * @param sureness {@code S} seen, {@code K 0.9} from memory with its confidence, {@code P} proposed: below S the bureau confirms
 */
public record LegalSource(String title, String article, String sureness) {}

/**
 * Strict reading of the YAML files under {@code config/}: every refusal names the file, the key, the rule and the remedy.
 * Nothing here knows what a setting means; the package that owns the setting does.
 */
@NullMarked
package cn.caitong.engine.settings;

import org.jspecify.annotations.NullMarked;

/** Validation of canonical messages: strict reading, schema, identifiers, and what the fields say together, all in one report. A message marked secret ends in an outcome that holds nothing of it. */
@NullMarked
package cn.caitong.mappings.validation;

import org.jspecify.annotations.NullMarked;

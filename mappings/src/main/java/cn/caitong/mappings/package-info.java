/** Canonical messages, identifiers, validation and transforms. Pure Java: no Spring, no Camel, no input or output beyond this module's own files. */
@NullMarked
package cn.caitong.mappings;

import org.jspecify.annotations.NullMarked;

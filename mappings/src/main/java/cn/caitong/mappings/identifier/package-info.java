/** Identifiers of Chinese public procurement as value types with their checksums. A value that exists is well shaped; what is personal prints masked. */
@NullMarked
package cn.caitong.mappings.identifier;

import org.jspecify.annotations.NullMarked;

/** A partner's own way of speaking, as a folder of files outside the jar: what it says becomes canonical messages, what the hub says becomes its bytes, and its answers become outcomes. No class here knows any one of them. */
@NullMarked
package cn.caitong.mappings.dialect;

import org.jspecify.annotations.NullMarked;

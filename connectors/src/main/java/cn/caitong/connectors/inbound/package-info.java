/**
 * What partners hand in, whatever protocol carried it: authenticated, limited, translated, validated, and taken by intake or
 * refused with a reason. Nothing of a refused message is kept but what P4 allows.
 */
@NullMarked
package cn.caitong.connectors.inbound;

import org.jspecify.annotations.NullMarked;

/** Strict reading of XML in bounded memory and time: elements, attributes and text, and nothing that could fetch, expand or include anything else. */
@NullMarked
package cn.caitong.mappings.xml;

import org.jspecify.annotations.NullMarked;

/** The message catalogue for partners, written from the schemas, their examples and the error catalogue. It is a test's, since it is a document and no part of the hub. */
@NullMarked
package cn.caitong.mappings.catalogue;

import org.jspecify.annotations.NullMarked;

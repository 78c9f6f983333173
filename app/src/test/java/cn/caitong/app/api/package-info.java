/** The API's document, held against its handlers. */
@NullMarked
package cn.caitong.app.api;

import org.jspecify.annotations.NullMarked;

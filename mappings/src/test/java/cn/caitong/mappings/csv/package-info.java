@NullMarked
package cn.caitong.mappings.csv;

import org.jspecify.annotations.NullMarked;

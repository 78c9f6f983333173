/**
 * Files of records with a control total, by a layout: read line by line so that a bad one is one bad row, and written so that
 * nothing is replaced by what it is not. What the records mean is a dialect's.
 */
@NullMarked
package cn.caitong.mappings.csv;

import org.jspecify.annotations.NullMarked;

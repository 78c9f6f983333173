/** The error catalogue and the reports made from it: one list of codes, each with its severity, HTTP status and text in Chinese and English. Nothing here repeats a received value, so that a report can be shown and logged. */
@NullMarked
package cn.caitong.mappings.report;

import org.jspecify.annotations.NullMarked;

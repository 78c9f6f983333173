/**
 * Partners' files: read by one node at a time, and taken with all their rows in one transaction, so that moving a file away
 * afterwards may fail, be lost or be repeated and changes nothing. Reading folders and formats come before it.
 */
@NullMarked
package cn.caitong.engine.files;

import org.jspecify.annotations.NullMarked;

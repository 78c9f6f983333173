@NullMarked
package cn.caitong.routes.statement;

import org.jspecify.annotations.NullMarked;

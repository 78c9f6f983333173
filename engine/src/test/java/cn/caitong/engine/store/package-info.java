/** A real PostgreSQL for tests, one cluster for a test run and a database for each class. Other modules' tests use it too. */
@NullMarked
package cn.caitong.engine.store;

import org.jspecify.annotations.NullMarked;

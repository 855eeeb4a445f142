# Aliases of ./dev, for fingers that know make.
.PHONY: run setup test check laws soak shots demo-reset lock help
.DEFAULT_GOAL := help

run:
	@./dev run

setup test check laws soak shots demo-reset lock help:
	@./dev $@

# Aliases of ./dev, for fingers that know make.
.PHONY: run setup test check laws soak shots demo-reset lock help
run setup test check laws soak shots demo-reset lock help:
	@./dev $@
.DEFAULT_GOAL := help

"""What Cermat costs, measured: `make bench` prints every figure the README names."""

package awesome.libraries;

import java.util.Random;
import org.ejml.MatrixDimensionException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.ejml.dense.row.decomposition.lu.LUDecompositionAlt_DDRM;
import org.ejml.dense.row.decomposition.qr.QRDecompositionHouseholderColumn_DDRM;
import org.ejml.dense.row.linsol.lu.LinearSolverLu_DDRM;

/** EJML: matrices are multiplied, taken apart and solved, to the last bit. */
public final class Ejml {
    private Ejml() {}

    public static void main(String[] arguments) {
        DMatrixRMaj a = new DMatrixRMaj(new double[][] {{4, -2, 1}, {-2, 4, -2}, {1, -2, 4}});
        DMatrixRMaj b = new DMatrixRMaj(new double[][] {{11}, {-16}, {17}});
        DMatrixRMaj x = new DMatrixRMaj(3, 1);
        LinearSolverLu_DDRM solver = new LinearSolverLu_DDRM(new LUDecompositionAlt_DDRM());
        System.out.println(solver.setA(a.copy()) + " " + solver.quality());
        solver.solve(b, x);
        show("x", x);
        DMatrixRMaj inverse = new DMatrixRMaj(3, 3);
        solver.invert(inverse);
        show("inverse", inverse);
        DMatrixRMaj product = new DMatrixRMaj(3, 3);
        CommonOps_DDRM.mult(a, inverse, product);
        show("product", product);
        System.out.println(CommonOps_DDRM.det(a) + " " + CommonOps_DDRM.trace(a) + " " + NormOps_DDRM.normF(inverse));
        decompose(a);
        large();
        try {
            CommonOps_DDRM.mult(b, a, product);
        } catch (MatrixDimensionException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void decompose(DMatrixRMaj a) {
        CholeskyDecompositionInner_DDRM cholesky = new CholeskyDecompositionInner_DDRM(true);
        System.out.println(cholesky.decompose(a.copy()));
        show("L", cholesky.getT(null));
        QRDecompositionHouseholderColumn_DDRM qr = new QRDecompositionHouseholderColumn_DDRM();
        qr.decompose(a.copy());
        show("Q", qr.getQ(null, false));
        show("R", qr.getR(null, false));
    }

    private static void large() {
        Random random = new Random(11);
        DMatrixRMaj left = RandomMatrices_DDRM.rectangle(90, 70, -1, 1, random);
        DMatrixRMaj right = RandomMatrices_DDRM.rectangle(70, 90, -1, 1, random);
        DMatrixRMaj product = new DMatrixRMaj(90, 90);
        CommonOps_DDRM.mult(left, right, product);
        CommonOps_DDRM.transpose(product);
        CommonOps_DDRM.scale(1.5, product);
        System.out.println(CommonOps_DDRM.elementSum(product) + " " + CommonOps_DDRM.elementMaxAbs(product) + " "
                + NormOps_DDRM.normP1(product));
    }

    private static void show(String name, DMatrixRMaj matrix) {
        StringBuilder text = new StringBuilder(name);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            text.append(' ').append(matrix.get(i));
        }
        System.out.println(text);
    }
}
